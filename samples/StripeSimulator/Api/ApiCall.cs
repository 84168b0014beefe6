namespace StripeSimulator;

/// <summary>A request, read completely.</summary>
internal sealed record ApiCall(
    string RequestId, string Method, string Path, string? Id, Parameters Parameters, string? IdempotencyKey)
{
    public static async Task<ApiCall> ReadAsync(HttpRequest request, string requestId)
    {
        bool post = HttpMethods.IsPost(request.Method);
        return new ApiCall(
            requestId,
            request.Method,
            request.Path,
            request.RouteValues["id"] as string,
            post ? await ReadFormAsync(request) : new Parameters(request.Query),
            // Stripe looks at keys of POST alone: a GET repeats itself without harm.
            post && request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? key : null);
    }

    private static async Task<Parameters> ReadFormAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0
                ? new Parameters([])
                : throw StripeErrors.BadBody();
        }

        try
        {
            return new Parameters(await request.ReadFormAsync());
        }
        catch (InvalidDataException)
        {
            throw StripeErrors.BadBody();
        }
    }
}
