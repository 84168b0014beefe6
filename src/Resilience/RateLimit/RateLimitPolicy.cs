using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>A rate limit of a method, of an interface's methods, or of all that name it. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RateLimitPolicy
{
    internal RateLimitPolicy(Clock clock, RateLimitOptions options)
        => Limit = new RateLimit(clock, SettingsOf(options));

    internal RateLimit Limit { get; }

    internal void Update(RateLimitOptions options) => Limit.Update(SettingsOf(options));

    private static RateLimitSettings SettingsOf(RateLimitOptions options) => new(options.Permits, options.Window, options.Kind, options.QueueLimit);
}
