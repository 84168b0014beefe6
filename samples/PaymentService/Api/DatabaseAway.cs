using Microsoft.AspNetCore.Diagnostics;

namespace PaymentService;

/// <summary>A database that cannot be reached is nobody's fault and passes: 503, and when to come again.</summary>
internal sealed class DatabaseAway(IProblemDetailsService problems, ILogger<DatabaseAway> log) : IExceptionHandler
{
    private const int RetryAfterSeconds = 5;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!DatabaseAbsence.Explains(exception))
        {
            return false;
        }

        log.LogError("The database is away: {Reason}", exception.GetBaseException().Message);
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails =
            {
                Status = StatusCodes.Status503ServiceUnavailable,
                Title = "The database is away.",
                Detail = httpContext.Request.Headers.ContainsKey("Idempotency-Key")
                    ? "Send the request again with the same Idempotency-Key: it is the same payment then."
                    : "Ask again in a few seconds.",
            },
        });
    }
}
