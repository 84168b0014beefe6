using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Generators.Tests.Caching;

/// <summary>What the generator remembers between edits.</summary>
public sealed class ModelTests
{
    private const string Source = """
        public sealed class Backup { public Task<int> RunAsync(int x, CancellationToken token, Exception cause) => Task.FromResult(x); }

        [CircuitBreaker(Handle = [typeof(TimeoutException)]), Timeout(5), Retry, TotalTimeout(10)]
        public interface IService<T> : IDisposable where T : class
        {
            [Fallback(typeof(Backup))] Task<int> RunAsync(int x, CancellationToken token);
            [Obsolete] T? Find<U>(ref U key, string name = "x") where U : notnull;
            int Number { get; set; }
            event EventHandler? Changed;
        }

        [ResilientProxy(typeof(IService<>)), CircuitBreaker]
        public partial class Guarded<T> { [Retry, Fallback(typeof(Backup))] public partial Task<int> RunAsync(int number, CancellationToken token); }

        [ResilientProxy<IService<string>>]
        public abstract partial class Refused { public partial Task<int> RunAsync(int number, CancellationToken token); public partial int Number { get; set; } }
        """;

    [Fact]
    public void A_model_holds_text_and_nothing_of_the_compiler()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);

        foreach (object value in Values())
        {
            Walk(value, seen, "model");
        }

        seen.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Models_of_equal_sources_are_equal_and_share_a_hash_code()
    {
        object[] first = [.. Values()];
        object[] second = [.. Values()];

        first.Length.ShouldBe(3);
        first.ShouldBe(second);
        first.Select(model => model.GetHashCode()).ShouldBe(second.Select(model => model.GetHashCode()));
    }

    private static IEnumerable<object> Values()
        => Compiler.Driver().RunGenerators(Compiler.Compile(Source)).GetRunResult().Results.Single().TrackedSteps
            .Where(steps => PolicyAttributes.Kinds.Select(PolicyAttributes.MetadataName).Concat(ProxyAttribute.MetadataNames).Any(name => steps.Key == TrackingNames.Model(name) || steps.Key == TrackingNames.Proxy(name)))
            .SelectMany(steps => steps.Value)
            .SelectMany(step => step.Outputs.Select(output => output.Value))
            .OfType<object>()
            .Distinct();

    private static void Walk(object? node, HashSet<object> seen, string path)
    {
        if (node is null or string || node.GetType().IsPrimitive || node.GetType().IsEnum || !seen.Add(node))
        {
            return;
        }

        (node is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or Location or AttributeData).ShouldBeFalse(path + " is " + node.GetType());
        if (node is IEnumerable items)
        {
            foreach (object? item in items)
            {
                Walk(item, seen, path + "[]");
            }
        }

        for (Type? type = node.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(node), seen, path + "." + field.Name);
            }
        }
    }
}
