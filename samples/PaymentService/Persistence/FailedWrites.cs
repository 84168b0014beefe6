using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PaymentService;

/// <summary>
/// Remembers that the database stored nothing when it was last asked to. A database can be read and yet take nothing, as on a full disk, and
/// only writing shows it.
/// </summary>
internal sealed class FailedWrites(TimeProvider time) : SaveChangesInterceptor
{
    /// <summary>After that a payment may try it again, even where whoever asks for our health keeps payments away from the unhealthy.</summary>
    private static readonly TimeSpan s_memory = TimeSpan.FromSeconds(10);

    private volatile Failure? _last;

    /// <summary>Why the last write failed; null where it did not, or long ago.</summary>
    public string? Reason => _last is { } last && time.GetElapsedTime(last.At) < s_memory ? last.Reason : null;

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        _last = null;
        return ValueTask.FromResult(result);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (DatabaseAbsence.Explains(eventData.Exception))
        {
            _last = new Failure(time.GetTimestamp(), eventData.Exception.GetBaseException().Message);
        }

        return Task.CompletedTask;
    }

    private sealed record Failure(long At, string Reason);
}
