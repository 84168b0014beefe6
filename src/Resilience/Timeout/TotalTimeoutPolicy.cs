
namespace Resilience.Execution;

/// <summary>Bounds a call with all its attempts and waits.</summary>
internal sealed class TotalTimeoutPolicy
{
    private readonly ResilienceRuntime _runtime;
    private readonly GuardedMethod _method;

    public TotalTimeoutPolicy(ResilienceRuntime runtime, GuardedMethod method, int milliseconds)
    {
        _runtime = runtime;
        _method = method;
        Milliseconds = Range.Acting(milliseconds, "TotalTimeout");
    }

    public int Milliseconds { get; }

    /// <summary>Starts the time of a call.</summary>
    /// <returns>When it runs out, on the runtime's clock.</returns>
    public long Start() => Clock.After(_runtime.Clock.Now, Milliseconds);

    /// <summary>A deadline, not armed yet, whose token the callee may hold.</summary>
    /// <returns>The deadline; it goes back by <see cref="Deadline.Return"/>, <see cref="Deadline.Complete"/> or <see cref="Deadline.Fail"/>.</returns>
    public Deadline Rent() => Deadline.Rent(_runtime);

    public TotalTimeoutException Exception(Exception? inner) => new(TimeSpan.FromMilliseconds(Milliseconds), _method.Service, _method.Name, inner);
}
