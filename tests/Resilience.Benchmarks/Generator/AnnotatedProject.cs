using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Resilience.Benchmarks;

/// <summary>A project of annotated interfaces, one a file and all in one namespace; every tenth inherits one that stands in a file of its own.</summary>
internal sealed class AnnotatedProject(int interfaces, int methods)
{
    public const string BaseFile = "IShared.cs";
    public const string BodyFile = "Unrelated.cs";

    private const string Base = """
        using System.Threading;
        using System.Threading.Tasks;

        namespace Shop;

        public interface IShared
        {
            Task<string> SharedAsync(int order, CancellationToken cancellationToken);
        }
        """;

    private const string Unrelated = """
        namespace Shop;

        public sealed class Unrelated
        {
            public int Sum(int first, int second)
            {
                return first + second;
            }
        }
        """;

    public int Interfaces => interfaces;

    public int Methods => methods;

    /// <summary>How many interfaces inherit <c>IShared</c>.</summary>
    public int Heirs => (interfaces + 9) / 10;

    public static string InterfaceFile(int number) => Name(number) + ".cs";

    public CSharpCompilation Compile(CSharpParseOptions options)
    {
        IEnumerable<SyntaxTree> trees = Enumerable.Range(0, interfaces)
            .Select(number => CSharpSyntaxTree.ParseText(Interface(number), options, InterfaceFile(number)))
            .Append(CSharpSyntaxTree.ParseText(Base, options, BaseFile))
            .Append(CSharpSyntaxTree.ParseText(Unrelated, options, BodyFile));
        return CSharpCompilation.Create(
            "Shop",
            trees,
            [.. Basic.Reference.Assemblies.Net100.References.All, MetadataReference.CreateFromFile(typeof(CircuitBreaker).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"IService{number:D4}");

    private string Interface(int number)
    {
        var text = new StringBuilder();
        text.Append("using System.Threading;\nusing System.Threading.Tasks;\nusing Resilience;\n\nnamespace Shop;\n\n");
        text.Append(CultureInfo.InvariantCulture, $"public interface {Name(number)}{(number % 10 == 0 ? " : IShared" : "")}\n{{\n");
        for (int method = 0; method < methods; method++)
        {
            text.Append("    [Retry(2)]\n    [CircuitBreaker(FailureThreshold = 3)]\n    [Timeout(5_000)]\n");
            text.Append(CultureInfo.InvariantCulture, $"    Task<string> Call{method:D2}Async(int order, string currency, CancellationToken cancellationToken);\n\n");
        }

        return text.Append("}\n").ToString();
    }
}
