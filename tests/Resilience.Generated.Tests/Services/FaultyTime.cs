namespace Resilience.GeneratedTests;

/// <summary>A clock that fails when it is told to.</summary>
internal sealed class FaultyTime : TimeProvider
{
    public Exception? Failure { get; set; }

    public override long GetTimestamp() => Failure is null ? base.GetTimestamp() : throw Failure;
}
