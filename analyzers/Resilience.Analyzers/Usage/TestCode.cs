using Microsoft.CodeAnalysis;

namespace Resilience.Analyzers.Usage;

/// <summary>Recognises projects of tests, which do on purpose what is a slip elsewhere.</summary>
internal static class TestCode
{
    private static readonly string[] s_frameworks = ["xunit", "nunit", "mstest", "tunit", "microsoft.visualstudio.testplatform"];

    public static bool IsIn(Compilation compilation)
        => compilation.ReferencedAssemblyNames.Any(static assembly => s_frameworks.Any(framework => assembly.Name.StartsWith(framework, StringComparison.OrdinalIgnoreCase)));
}
