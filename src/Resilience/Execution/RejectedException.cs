namespace Resilience;

/// <summary>A policy of ours refused the call; the callee was not called.</summary>
public class RejectedException : Exception, IRetryAfter
{
    /// <summary>Makes a rejection.</summary>
    /// <param name="message">What was rejected, and why.</param>
    /// <param name="retryAfter">How long to wait before the next try; null where unknown.</param>
    /// <param name="service">The service, as circuits display it; null for a policy used by hand.</param>
    /// <param name="method">The method; null for a policy used by hand.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public RejectedException(string message, TimeSpan? retryAfter = null, string? service = null, string? method = null, Exception? innerException = null)
        : base(message, innerException)
    {
        RetryAfter = retryAfter;
        Service = service;
        Method = method;
    }

    /// <summary>The service whose method was called, as circuits display it; null for a policy used by hand.</summary>
    public string? Service { get; }

    /// <summary>The method that was called; null for a policy used by hand.</summary>
    public string? Method { get; }

    /// <summary>How long to wait before the next try; null where unknown, as while a circuit is half-open or forced open.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>"IService.Method: problem; retry after 2.5 s.", without what is unknown.</summary>
    private protected static string Describe(string problem, TimeSpan? retryAfter, string? service, string? method)
    {
        string called = service is null ? "" : method is null ? service + ": " : service + "." + method + ": ";
        string wait = retryAfter is { } left ? "; retry after " + WaitText.Of(left) : "";
        return called + problem + wait + ".";
    }
}
