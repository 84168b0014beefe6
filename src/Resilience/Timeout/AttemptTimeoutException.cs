using System.Globalization;

namespace Resilience;

/// <summary>An attempt did not complete within its <see cref="TimeoutAttribute"/>.</summary>
public sealed class AttemptTimeoutException : TimeoutException
{
    /// <summary>Makes a time-out.</summary>
    /// <param name="timeout">The bound that was passed.</param>
    /// <param name="service">The service, as circuits display it.</param>
    /// <param name="method">The method.</param>
    /// <param name="innerException">The last failure, if there is one.</param>
    public AttemptTimeoutException(TimeSpan timeout, string? service = null, string? method = null, Exception? innerException = null)
        : base(Describe(timeout, service, method), innerException)
    {
        Timeout = timeout;
        Service = service;
        Method = method;
    }

    /// <summary>The bound that was passed.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The service whose method was called, as circuits display it.</summary>
    public string? Service { get; }

    /// <summary>The method that was called.</summary>
    public string? Method { get; }

    private static string Describe(TimeSpan timeout, string? service, string? method)
        => string.Create(CultureInfo.InvariantCulture, $"{(service is null ? "" : service + "." + method + ": ")}an attempt did not complete within {timeout.TotalMilliseconds} ms.");
}
