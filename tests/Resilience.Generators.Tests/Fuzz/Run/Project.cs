using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Generators.Tests.Fuzz.Run;

/// <summary>The settings of a project that interfaces are compiled in.</summary>
internal sealed record Project(LanguageVersion Language, bool IsNullable = true, bool AllowsUnsafe = true, bool ChecksOverflow = false)
{
    public static readonly Project Usual = new(LanguageVersion.CSharp14);

    /// <summary>What is taken for a share of the batches.</summary>
    public static readonly Project[] Others =
    [
        new(LanguageVersion.Preview),
        new(LanguageVersion.CSharp13),
        new(LanguageVersion.CSharp12),
        new(LanguageVersion.CSharp11),
        new(LanguageVersion.CSharp14, IsNullable: false),
        new(LanguageVersion.CSharp14, AllowsUnsafe: false, ChecksOverflow: true),
    ];

    public CSharpParseOptions ParseOptions { get; } = new(Language, DocumentationMode.Diagnose);

    /// <summary>What it refers to is read once for all that is compiled in it.</summary>
    private CSharpCompilation Empty => field ??= CSharpCompilation.Create(
        "Fuzz",
        [],
        Library.References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: AllowsUnsafe,
            checkOverflow: ChecksOverflow,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            nullableContextOptions: IsNullable ? NullableContextOptions.Enable : NullableContextOptions.Disable));

    public CSharpCompilation Compile(params IEnumerable<SyntaxTree> trees) => Empty.AddSyntaxTrees(trees);

    public override string ToString()
        => Language.ToDisplayString() + (IsNullable ? string.Empty : ", nullable off") + (AllowsUnsafe ? string.Empty : ", no unsafe code") + (ChecksOverflow ? ", overflow checked" : string.Empty);
}
