using Microsoft.Extensions.Time.Testing;

namespace Resilience.Peers.Tests;

/// <summary>A clock on the wall that somebody sets, while time goes on as it does.</summary>
internal sealed class WallClock : FakeTimeProvider
{
    public TimeSpan Error { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Error;

    public override long GetTimestamp() => (base.GetUtcNow() - Start).Ticks;
}
