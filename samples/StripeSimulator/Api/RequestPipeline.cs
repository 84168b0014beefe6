using System.Text;

namespace StripeSimulator;

/// <summary>
/// The way of every request: read it, let the fault of the hour strike, check the key, do the work once, answer. A fault
/// that strikes before the work leaves nothing in the books.
/// </summary>
internal sealed class RequestPipeline(BookKeeper books, FaultSwitch faults)
{
    private readonly IdempotentWork _endpoint = new(books);

    public RequestDelegate Serve(Func<ApiCall, Books, Answer> work) => http => ServeAsync(http, work);

    private async Task ServeAsync(HttpContext http, Func<ApiCall, Books, Answer> work)
    {
        string requestId = Identifier.New("req", 14);
        http.Response.Headers["Request-Id"] = requestId;
        Answer? answer;
        try
        {
            // Read to the end first: from here on the work goes on without the caller, who may have given up.
            ApiCall call = await ApiCall.ReadAsync(http.Request, requestId);
            http.Response.Headers["Idempotency-Key"] = call.IdempotencyKey;
            answer = await StrikeAsync(http, call, work);
        }
        catch (Refusal refusal)
        {
            answer = refusal.Answer;
        }

        if (answer is null)
        {
            // Sends a reset, not a polite end that the caller's HTTP client might paper over with a retry of its own.
            http.Abort();
            return;
        }

        await SendAsync(http.Response, answer);
    }

    /// <summary>The answer under the fault of the hour; null where the caller gets none.</summary>
    private async Task<Answer?> StrikeAsync(HttpContext http, ApiCall call, Func<ApiCall, Books, Answer> work)
    {
        (Fault fault, Task lifted) = faults.Take();
        switch (fault.Mode)
        {
            case FaultMode.Down or FaultMode.Reset:
                return null;

            case FaultMode.Hang:
                await lifted.WaitAsync(http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return null;

            case FaultMode.Error when !fault.IsOfTheEndpoint:
                return fault.Answer();

            case FaultMode.LostReply:
                try
                {
                    await WorkAsync();
                }
                catch (Refusal)
                {
                    // A refusal is a reply, and lost as well.
                }

                return null;

            default:
                return await WorkAsync();
        }

        Task<Answer> WorkAsync()
        {
            ApiKey.Check(http.Request);
            return _endpoint.RunAsync(call, SlownessAsync, entries => fault.Answer() ?? work(call, entries));
        }

        async Task SlownessAsync()
        {
            if (fault.Mode is FaultMode.Latency)
            {
                await lifted.WaitAsync(TimeSpan.FromMilliseconds(fault.DelayMs))
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static Task SendAsync(HttpResponse response, Answer answer)
    {
        if (answer.ReplayOf is not null)
        {
            response.Headers["Idempotent-Replayed"] = "true";
            response.Headers["Original-Request"] = answer.ReplayOf;
        }

        byte[] body = Encoding.UTF8.GetBytes(answer.Body);
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body).AsTask();
    }
}
