using Resilience.Generators.Model;

namespace Resilience.Generators.Emission;

/// <summary>Writes the proxy's doc comment: what it guards, and in which order its policies act.</summary>
internal static class ClassDocumentation
{
    public static void Emit(ProxyModel proxy, IndentingWriter writer)
    {
        if (proxy.Owner is not { IsDocumented: true })
        {
            writer.Line($"/// <summary>Guards an {proxy.Service.Reference} by the policies that {(proxy.Owner is null ? "its" : "this class's")} attributes name.</summary>");
        }

        GuardModel[] guards = [.. proxy.Members.OfType<MethodModel>().Select(method => method.Guard).OfType<GuardModel>()];
        List<string> policies = [];
        Add("Fallback", guard => guard.Fallback);
        Add("Cache", guard => guard.Cache);
        Add("Coalesce", guard => guard.Coalesce);
        Add("TotalTimeout", guard => guard.TotalTimeout);
        Add("Retry", guard => guard.Retry);
        Add("Hedge", guard => guard.Hedge);
        Add("CircuitBreaker", guard => guard.Breaker);
        Add("RateLimit", guard => guard.RateLimit);
        Add("Timeout", guard => guard.Timeout);
        Add("Bulkhead", guard => guard.Bulkhead);
        writer.Line(policies.Count == 0
            ? "/// <remarks>No policy acts on any method: all are forwarded as they are.</remarks>"
            : $"/// <remarks>Outermost first: {string.Join(" → ", policies.Append("call"))}.</remarks>");
        if (proxy.TypeParameters.Count > 0 && proxy.Service.Cref is { } cref)
        {
            writer.Line($"/// <inheritdoc cref=\"{cref}\" path=\"/typeparam\"/>");
        }

        void Add(string policy, Func<GuardModel, object?> select)
        {
            if (guards.Any(guard => select(guard) is not null))
            {
                policies.Add(policy);
            }
        }
    }
}
