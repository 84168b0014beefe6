using System.Collections.Concurrent;

namespace StripeSimulator;

/// <summary>
/// Does what a request asks for once per idempotency key and stores the answer, in one transaction with the effect; the
/// next request with that key is given the stored answer. Refusals are not stored, for nothing was begun.
/// </summary>
internal sealed class IdempotentWork(BookKeeper keeper)
{
    private readonly ConcurrentDictionary<string, ApiCall> _inFlight = new();

    /// <summary>Holds the key, lets <paramref name="slowness"/> pass, then replays or works.</summary>
    public async Task<Answer> RunAsync(ApiCall call, Func<Task> slowness, Func<Books, Answer> work)
    {
        if (call.IdempotencyKey is not string key)
        {
            await slowness();
            using Books books = await keeper.OpenAsync();
            Answer answer = work(books);
            books.Commit();
            return answer;
        }

        if (key.Length > 255)
        {
            throw StripeErrors.Wrong("idempotency_key", "Idempotency keys can be at most 255 characters long.");
        }

        if (!_inFlight.TryAdd(key, call))
        {
            throw StripeErrors.KeyInUse(key);
        }

        try
        {
            await slowness();
            using Books books = await keeper.OpenAsync();
            return Replay(call, key, books) ?? Store(call, key, books, work(books));
        }
        finally
        {
            _inFlight.TryRemove(key, out _);
        }
    }

    private static Answer? Replay(ApiCall call, string key, Books books)
    {
        if (books.FindAnswer(key) is not StoredAnswer stored)
        {
            return null;
        }

        if (stored.Path != call.Path)
        {
            throw StripeErrors.KeyOfOtherEndpoint(key, stored.Path);
        }

        return stored.Parameters == call.Parameters.Canonical()
            ? stored.Answer with { ReplayOf = stored.RequestId }
            : throw StripeErrors.KeyOfOtherParameters(key);
    }

    private static Answer Store(ApiCall call, string key, Books books, Answer answer)
    {
        books.SaveAnswer(key, new StoredAnswer(call.Path, call.Parameters.Canonical(), call.RequestId, answer));
        books.Commit();
        return answer;
    }
}
