using System.Net;

namespace PaymentService;

/// <summary>Lets only callers on this machine through: what they ask for changes how money flows.</summary>
internal sealed class SameMachineOnly : IEndpointFilter
{
    /// <summary>
    /// Who calls from loopback with one of these calls for somebody else: a proxy, or a page in a browser. The last one is what
    /// ASP.NET Core leaves of X-Forwarded-For where it was told to believe that header.
    /// </summary>
    private static readonly string[] s_forOthers = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via", "Origin", "X-Original-For"];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        WhyNot(context.HttpContext) is { } reason
            ? Results.Problem(reason, title: "Only a caller on the same machine may do this.", statusCode: StatusCodes.Status403Forbidden)
            : await next(context);

    private static string? WhyNot(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(caller))
        {
            return $"The call comes from {http.Connection.RemoteIpAddress?.ToString() ?? "an unknown address"}. Call 127.0.0.1 on the machine of the service.";
        }

        return Array.Find(s_forOthers, http.Request.Headers.ContainsKey) is { } header
            ? $"The call carries the header {header}, so it is made for somebody else. Call 127.0.0.1 directly."
            : null;
    }
}
