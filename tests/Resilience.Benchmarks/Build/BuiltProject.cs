using System.Globalization;
using System.Text;

namespace Resilience.Benchmarks;

/// <summary>A project on disk that uses the library as its package would: library, generator and analyzers as built beside this program.</summary>
internal sealed class BuiltProject(string directory, string name)
{
    public string File => Path.Combine(directory, name, name + ".csproj");

    /// <summary>Writes it. Where it is not guarded, <c>[NoResilience]</c> on each method makes proxies that forward only.</summary>
    public void Write(int interfaces, int methods, bool guarded)
    {
        Directory.CreateDirectory(Path.Combine(directory, name));
        System.IO.File.WriteAllText(File, Project());
        for (int number = 0; number < interfaces; number++)
        {
            System.IO.File.WriteAllText(Path.Combine(directory, name, string.Create(CultureInfo.InvariantCulture, $"IService{number:D4}.cs")), Interface(number, methods, guarded));
        }
    }

    private static string Project()
    {
        string[] libraries = ["Resilience.dll", "Microsoft.Extensions.DependencyInjection.Abstractions.dll", "Microsoft.Extensions.Logging.Abstractions.dll", "Microsoft.Extensions.Options.dll"];
        string[] analyzers = ["Resilience.Generators.dll", "Resilience.Analyzers.dll"];
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
            {string.Concat(libraries.Select(file => $"    <Reference Include=\"{Beside(file)}\" />\n"))}{string.Concat(analyzers.Select(file => $"    <Analyzer Include=\"{Beside(file)}\" />\n"))}  </ItemGroup>
            </Project>

            """;
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static string Interface(int number, int methods, bool guarded)
    {
        var text = new StringBuilder("using Resilience;\n\nnamespace Shop;\n\n[Retry(2)]\n[CircuitBreaker(FailureThreshold = 3)]\n[Timeout(5_000)]\n");
        text.Append(CultureInfo.InvariantCulture, $"public interface IService{number:D4}\n{{\n");
        for (int method = 0; method < methods; method++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {(guarded ? "" : "[NoResilience] ")}Task<string> Call{method:D2}Async(int order, string currency, CancellationToken cancellationToken);\n\n");
        }

        return text.Append("}\n").ToString();
    }
}
