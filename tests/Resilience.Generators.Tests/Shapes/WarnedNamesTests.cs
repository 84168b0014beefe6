using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Tests.Shapes;

/// <summary>Names of which the compiler or the platform's analyzers warn whoever writes them: whoever declares the interface has been told, generated code has not asked.</summary>
public sealed class WarnedNamesTests
{
    private const string Levels = """
        public enum Level { [Obsolete("gone", true)] Old = 1, New = 1, [Obsolete("going")] Low = 2 }
        """;

    [Theory]
    [InlineData("[Retry] public interface IFoo { Task RunAsync(Level level = Level.New); }", "level = global::Level.New")]
    [InlineData("#pragma warning disable CS0618\n[Retry] public interface IFoo { Task RunAsync(Level level = Level.Low); }", "level = (global::Level)(2)")]
    [InlineData("#pragma warning disable SYSLIB0039\n[Retry] public interface IFoo { Task RunAsync(System.Security.Authentication.SslProtocols versions = System.Security.Authentication.SslProtocols.Tls); }", "versions = (global::System.Security.Authentication.SslProtocols)(192)")]
    public void An_optional_value_is_not_written_by_a_name_to_be_warned_of(string source, string written)
    {
        Compiler.Driver().RunGeneratorsAndUpdateCompilation(Compiler.Compile(source, Levels), out Compilation output, out _);

        output.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Id != "CS1591").ShouldBeEmpty();
        output.SyntaxTrees.Last().ToString().ShouldContain(written);
    }

    [Theory]
    [InlineData("[Retry, System.Runtime.Versioning.RequiresPreviewFeatures] public interface IFoo { Task RunAsync(); }")]
    [InlineData("[Retry] public interface IFoo { [System.Runtime.Versioning.RequiresPreviewFeatures] Task RunAsync(); }")]
    public void Preview_features_are_passed_on_to_callers_and_not_reported_here(string source)
    {
        string generated = Compiler.GenerateSingle(source);

        generated.ShouldContain("#pragma warning disable CA2252 //");
        generated.ShouldContain("[global::System.Runtime.Versioning.RequiresPreviewFeaturesAttribute]\n");
    }

    [Fact]
    public void Preview_types_in_a_signature_are_not_reported_here()
        => Compiler.GenerateSingle("[System.Runtime.Versioning.RequiresPreviewFeatures] public class Early; [Retry] public interface IFoo { Task RunAsync(List<Early> item); }").ShouldContain("#pragma warning disable CA2252 //");

    [Theory]
    [InlineData("[System.Runtime.Versioning.SupportedOSPlatform(\"windows\")]", "SupportedOSPlatformAttribute(\"windows\")]")]
    [InlineData("[System.Runtime.Versioning.UnsupportedOSPlatform(\"browser\")]", "UnsupportedOSPlatformAttribute(\"browser\")]")]
    [InlineData("[System.Runtime.Versioning.ObsoletedOSPlatform(\"ios1.0\")]", "ObsoletedOSPlatformAttribute(\"ios1.0\")]")]
    public void Platforms_are_passed_on_to_callers(string attribute, string written)
        => Compiler.GenerateSingle($"[Retry] public interface IFoo {{ {attribute} Task RunAsync(); }}").ShouldContain("[global::System.Runtime.Versioning." + written);
}
