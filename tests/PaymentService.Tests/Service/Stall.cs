namespace PaymentService.Tests;

/// <summary>Where one request stands still. It heeds no token, like a process that the machine has frozen.</summary>
internal sealed class Stall
{
    private readonly TaskCompletionSource _end = new();
    private int _met;

    public bool IsMet => Volatile.Read(ref _met) == 1;

    public Task MeetAsync(bool isMeant) =>
        isMeant && Interlocked.Exchange(ref _met, 1) == 0 ? _end.Task : Task.CompletedTask;

    public void End() => _end.SetResult();
}
