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
        HttpResponse response = http.Response;
        ApiCall? call = null;
        Answer answer;
        try
        {
            // Read to the end first: from here on the work goes on without the caller, who may have given up.
            call = await ApiCall.ReadAsync(http.Request);
            (Fault fault, Task lifted) = faults.Take();
            if (fault.Mode is FaultMode.Hang)
            {
                await lifted.WaitAsync(http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (fault.Mode is FaultMode.Hang or FaultMode.Reset or FaultMode.Down)
            {
                http.Abort();
                return;
            }

            answer = await AnswerAsync(http, call, fault, lifted, work);
            if (fault.Mode is FaultMode.LostReply)
            {
                http.Abort();
                return;
            }
        }
        catch (Refusal refusal)
        {
            answer = refusal.Answer;
        }

        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers["Request-Id"] = call?.RequestId ?? Identifier.New("req", 14);
        if (call?.IdempotencyKey is string key)
        {
            response.Headers["Idempotency-Key"] = key;
        }

        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
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
