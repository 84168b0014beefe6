using System.Reflection;
using System.Reflection.Emit;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Generators.Tests.Shapes;

/// <summary>Interfaces as other languages write them: what C# can implement is guarded, what it cannot is refused.</summary>
public sealed class ForeignLanguageTests
{
    private const MethodAttributes Slot = MethodAttributes.Public | MethodAttributes.Abstract | MethodAttributes.Virtual | MethodAttributes.HideBySig | MethodAttributes.NewSlot;

    /// <summary>What runs, not what one compiles against: there the emitted assembly's types are.</summary>
    private static readonly MetadataReference[] s_platform = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    [Fact]
    public void Parameters_without_names_are_given_some()
    {
        Compilation output = Compile("Both", service => service.DefineMethod("Add", Slot, typeof(Task<int>), [typeof(int), typeof(int), typeof(CancellationToken), typeof(CancellationToken)]));

        output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS1591").ShouldBeEmpty();
        output.SyntaxTrees.Last().ToString().ShouldContain("Add(int arg1, int arg2, global::System.Threading.CancellationToken arg3, global::System.Threading.CancellationToken arg4)");
    }

    [Fact]
    public void A_name_that_is_no_identifier_is_refused()
        => Refusal(service => service.DefineMethod("add both", Slot, typeof(int), [typeof(int)])).ShouldBe(RefusalReason.UnwritableMember);

    [Fact]
    public void A_property_with_parameters_is_refused()
        => Refusal(service =>
        {
            PropertyBuilder property = service.DefineProperty("Cell", PropertyAttributes.None, typeof(string), [typeof(int)]);
            property.SetGetMethod(service.DefineMethod("get_Cell", Slot | MethodAttributes.SpecialName, typeof(string), [typeof(int)]));
        }).ShouldBe(RefusalReason.UnwritableMember);

    [Fact]
    public void An_internal_type_in_a_signature_is_refused()
        => Refusal(service =>
        {
            Type hidden = ((ModuleBuilder)service.Module).DefineType("Hidden", TypeAttributes.NotPublic | TypeAttributes.Class).CreateType();
            service.DefineMethod("Hide", Slot, typeof(void), [typeof(List<>).MakeGenericType(hidden)]);
        }).ShouldBe(RefusalReason.InaccessibleType);

    private static RefusalReason Refusal(Action<TypeBuilder> define)
    {
        Compilation output = Compile("Foreign", define);
        output.SyntaxTrees.ShouldHaveSingleItem();
        return ProxyPlanner.PlanClass(output.GetTypeByMetadataName("Proxy")!, output, CancellationToken.None).Refusals.ShouldHaveSingleItem().Reason;
    }

    private static Compilation Compile(string name, Action<TypeBuilder> define)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        TypeBuilder service = assembly.DefineDynamicModule(name).DefineType("IForeign", TypeAttributes.Public | TypeAttributes.Interface | TypeAttributes.Abstract);
        define(service);
        service.CreateType();
        using var image = new MemoryStream();
        assembly.Save(image);

        Compilation compilation = Compiler.Compile("[ResilientProxy<IForeign>, CircuitBreaker, Timeout(5), Retry] public partial class Proxy;")
            .WithReferences(s_platform.Append(MetadataReference.CreateFromImage(image.ToArray())));
        Compiler.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out var diagnostics);
        diagnostics.ShouldBeEmpty();
        return output;
    }
}
