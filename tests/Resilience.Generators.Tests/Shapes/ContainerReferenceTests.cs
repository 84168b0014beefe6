using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Tests.Shapes;

/// <summary>A project that does without the container's abstractions still has its proxies: it makes them by hand.</summary>
public sealed class ContainerReferenceTests
{
    private const string Source = "[CircuitBreaker] public interface IFoo<T> : IDisposable { Task RunAsync(T item); }";

    [Fact]
    public void A_generic_proxy_tells_a_container_where_its_arguments_come_from()
        => Compiler.GenerateSingle(Source).ShouldContain("[global::Microsoft.Extensions.DependencyInjection.ServiceKey] object? serviceKey = null");

    [Fact]
    public void Without_the_abstractions_a_generic_proxy_compiles_and_owns_its_object()
    {
        Compilation compilation = Compiler.Compile(Source).RemoveReferences(Compiler.Container);
        Compiler.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);

        Compiler.WithNullableWarnings(output).GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Id != "CS1591").ShouldBeEmpty();
        string generated = output.SyntaxTrees.Last().ToString();
        generated.ShouldContain("private int _owned = 1;");
        generated.ShouldNotContain("DependencyInjection");
    }
}
