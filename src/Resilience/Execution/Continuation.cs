using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>What goes on with those calls of a method that have not completed well at once: it awaits them, and repeats them. For generated code.</summary>
/// <remarks>The order of policies is that of the body that hands the call over. It stands here once, so that it need not be compiled again for every method.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class Continuation
{
    private readonly GuardedMethod? _method;
    private readonly CircuitBreaker? _circuit;
    private readonly TimeoutPolicy? _timeout;
    private readonly TotalTimeoutPolicy? _total;
    private readonly RetryPolicy? _retry;
    private readonly bool _abandons;

    internal Continuation(GuardedMethod? method, CircuitBreaker? circuit, TimeoutPolicy? timeout, TotalTimeoutPolicy? total, RetryPolicy? retry, bool abandons)
    {
        _method = method;
        _circuit = circuit;
        _timeout = timeout;
        _total = total;
        _retry = retry;
        _abandons = abandons;
    }

    private Deadline? Rent() => _timeout is not null ? _timeout.Rent() : _total?.Rent();

    private RetryLoop BeginRetry(long started, long expires) => _total is null ? _retry!.Begin(started) : _retry!.Begin(started, _total, expires);

    private void Arm(Deadline? deadline, long expires, CancellationToken cancellationToken)
    {
        if (_timeout is null)
        {
            if (_total is not null)
            {
                deadline!.Arm(_total, expires, cancellationToken);
            }
        }
        else if (_total is null)
        {
            deadline!.Arm(_timeout, cancellationToken);
        }
        else
        {
            deadline!.Arm(_timeout, _total, expires, cancellationToken);
        }
    }
}
