using System.Collections.Concurrent;
using System.Text;

namespace StripeSimulator;

/// <summary>
/// The way of every request: read it, let the fault of the hour strike, check the key, keep the idempotency promise, do
/// the work. What stands before the work leaves nothing behind.
/// </summary>
internal sealed class RequestPipeline(BookKeeper keeper, FaultSwitch faults)
{
    private readonly ConcurrentDictionary<string, ApiCall> _keysInFlight = new();

    public RequestDelegate Serve(Func<ApiCall, Books, Answer> work) => http => ServeAsync(http, work);

    private async Task ServeAsync(HttpContext http, Func<ApiCall, Books, Answer> work)
    {
        string requestId = Identifier.New("req", 14);
        HttpResponse response = http.Response;
        response.Headers["Request-Id"] = requestId;
        Answer? answer;
        try
        {
            // Read to the end first: from here on the work goes on without the caller, who may have given up.
            ApiCall call = await ApiCall.ReadAsync(http.Request, requestId);
            response.Headers["Idempotency-Key"] = call.IdempotencyKey;
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

        byte[] body = Encoding.UTF8.GetBytes(answer.Body);
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
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

            case FaultMode.LostReply:
                try
                {
                    await AnswerAsync(http, call, fault, lifted, work);
                }
                catch (Refusal)
                {
                    // A refusal is a reply, and lost as well.
                }

                return null;

            default:
                return await AnswerAsync(http, call, fault, lifted, work);
        }
    }

    private async Task<Answer> AnswerAsync(
        HttpContext http, ApiCall call, Fault fault, Task lifted, Func<ApiCall, Books, Answer> work)
    {
        // A 500 comes from the endpoint itself and is stored under the key; every other error from something before it.
        Answer? failure = fault.Answer();
        bool insideEndpoint = failure is { Status: 500 } && fault.Body is null;
        if (failure is not null && !insideEndpoint)
        {
            return failure;
        }

        ApiKey.Check(http.Request);
        using IDisposable? inFlight = Enter(call);
        if (fault.Mode is FaultMode.Latency)
        {
            await Task.WhenAny(lifted, Task.Delay(fault.DelayMs));
        }

        using Books books = await keeper.OpenAsync();
        if (Replay(call, books) is StoredAnswer stored)
        {
            http.Response.Headers["Idempotent-Replayed"] = "true";
            http.Response.Headers["Original-Request"] = stored.RequestId;
            return stored.Answer;
        }

        Answer answer = failure ?? work(call, books);
        if (call.IdempotencyKey is string key)
        {
            books.SaveAnswer(key, new StoredAnswer(call.Path, call.Parameters.Canonical(), call.RequestId, answer));
        }

        books.Commit();
        return answer;
    }

    private static StoredAnswer? Replay(ApiCall call, Books books)
    {
        if (call.IdempotencyKey is not string key || books.FindAnswer(key) is not StoredAnswer stored)
        {
            return null;
        }

        if (stored.Path != call.Path)
        {
            throw StripeErrors.KeyOfOtherEndpoint(key, stored.Path);
        }

        return stored.Parameters == call.Parameters.Canonical() ? stored : throw StripeErrors.KeyOfOtherParameters(key);
    }

    private Departure? Enter(ApiCall call)
    {
        if (call.IdempotencyKey is not string key)
        {
            return null;
        }

        if (key.Length > 255)
        {
            throw StripeErrors.Wrong("idempotency_key", "Idempotency keys can be at most 255 characters long.");
        }

        return _keysInFlight.TryAdd(key, call) ? new Departure(_keysInFlight, key) : throw StripeErrors.KeyInUse(key);
    }

    private sealed record Departure(ConcurrentDictionary<string, ApiCall> Keys, string Key) : IDisposable
    {
        public void Dispose() => Keys.TryRemove(Key, out _);
    }
}
