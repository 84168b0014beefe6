using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <summary>Bounds each attempt.</summary>
internal sealed class TimeoutPolicy
{
    private readonly bool _freshToken;
    private readonly ResilienceRuntime _runtime;
    private readonly GuardedMethod _method;

    public TimeoutPolicy(ResilienceRuntime runtime, GuardedMethod method, int milliseconds, bool freshToken)
    {
        _runtime = runtime;
        _method = method;
        _freshToken = freshToken;
        Milliseconds = Range.Acting(milliseconds, "Timeout");
    }

    public int Milliseconds { get; }

    public TimeoutPolicy With(int milliseconds) => new(_runtime, _method, milliseconds, _freshToken);

    /// <summary>A deadline, not armed yet, whose token the callee may hold.</summary>
    /// <returns>The deadline; it goes back by <see cref="Deadline.Return"/>, <see cref="Deadline.Complete"/> or <see cref="Deadline.Fail"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Deadline Rent() => _freshToken ? Deadline.Fresh(_runtime) : Deadline.Rent(_runtime);

    public AttemptTimeoutException Exception(Exception? inner) => new(TimeSpan.FromMilliseconds(Milliseconds), _method.Service, _method.Name, inner);
}
