using Resilience.Execution;

namespace Resilience;

/// <summary>For how long a method's results are kept, and where.</summary>
internal sealed class CachePolicy(GuardedMethod method, CacheOptions options)
{
    public TimeSpan Duration { get; } = TimeSpan.FromMilliseconds(Range.Acting(options.Duration, nameof(options.Duration)));

    /// <summary>What its keys begin with, and those of no other method of all processes that share a store.</summary>
    public string Method { get; } = $"{method.Owner}.{method.Name}";

    /// <summary>The names by which results are evicted: the interface's, and the method's.</summary>
    public string[] Tags { get; } = [method.Service, method.ToString()];

    public ResultCache Results { get; } = options.Results!;

    public CachePolicy With(int duration) => new(method, new CacheOptions { Duration = duration, Results = Results });
}
