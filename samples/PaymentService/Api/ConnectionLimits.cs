using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PaymentService;

/// <summary>What one caller may take of the service. What is not named here is right as Kestrel has it.</summary>
internal static class ConnectionLimits
{
    /// <summary>Four times what the longest payment takes with every character of its description escaped.</summary>
    public const int LargestBody = 16 * 1024;

    /// <summary>
    /// By default there is no end of them. Every connection takes a file handle, and so does every look into the database: who holds connections
    /// open must not take the last one. Linux gives 4 096 and more.
    /// </summary>
    public const int MostConnections = 2_000;

    public static void Set(KestrelServerOptions kestrel)
    {
        // For every path, also those that there are none of; by default 30 MB.
        kestrel.Limits.MaxRequestBodySize = LargestBody;

        // Headers are one packet or two; by default a caller may trickle them for half a minute.
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);

        kestrel.Limits.MaxConcurrentConnections = MostConnections;
    }
}
