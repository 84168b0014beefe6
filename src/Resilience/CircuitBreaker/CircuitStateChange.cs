namespace Resilience;

/// <summary>One transition of one circuit.</summary>
/// <param name="CircuitName">The circuit's name.</param>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">The wall-clock moment, for people; no decision is taken from it.</param>
public readonly record struct CircuitStateChange(string CircuitName, CircuitState From, CircuitState To, CircuitTransitionReason Reason, DateTimeOffset At);
