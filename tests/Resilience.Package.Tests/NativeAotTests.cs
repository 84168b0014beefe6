using System.Diagnostics;
using System.Xml.Linq;

namespace Resilience.Package.Tests;

/// <summary>The sample that uses every policy, with the packages instead of the projects, compiled ahead of time and run.</summary>
[Collection(nameof(PackageFixture))]
public sealed class NativeAotTests(PackageFixture package)
{
    private const string Sample = "samples/NativeAot";

    [Fact]
    public async Task Every_policy_acts_in_a_program_that_is_compiled_ahead_of_time()
    {
        string folder = package.NewProject("NativeAot", "Microsoft.NET.Sdk", Read("Program.cs"), Settings());
        await File.WriteAllTextAsync(Path.Combine(folder, "Services.cs"), Read("Services.cs"));
        string published = Path.Combine(folder, "published");

        string output = await Dotnet.RunAsync(folder, ["publish", "-c", "Release", "-o", published, .. Linker()]);

        output.Split('\n').Where(static line => line.Contains("warning", StringComparison.OrdinalIgnoreCase) && !line.Contains("Microsoft.Extensions.Caching.Hybrid", StringComparison.Ordinal)).ShouldBeEmpty();
        Directory.EnumerateFiles(published, "*.dll").ShouldBeEmpty();
        Run(Path.Combine(published, OperatingSystem.IsWindows() ? "NativeAot.exe" : "NativeAot")).ShouldBe("""
            CircuitBreaker: Open
            Fallback: tea cost 5 yesterday
            CircuitKey: CircuitOpenException, elsewhere 7
            Retry: tea at attempt 3
            Timeout: AttemptTimeoutException
            TotalTimeout: TotalTimeoutException
            Bulkhead: BulkheadFullException
            Bulkhead: packed
            RateLimit: RateLimitedException
            Hedge: the second was faster
            Coalesce: loaded, 1 call; loaded, 1 call
            Cache: tea, described 1 time; tea, described 1 time
            Stream: 10
            Open generic: text
            Closed generic: 42
            Class: 0
            Circuits: 6

            """.ReplaceLineEndings("\n"));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(PackageFixture.RepositoryRoot, Sample, file));

    /// <summary>What the sample's project says of compiling ahead of time, and the packages that it needs besides.</summary>
    private string Settings()
    {
        XElement project = XDocument.Load(Path.Combine(PackageFixture.RepositoryRoot, Sample, "NativeAot.csproj")).Root!;
        XElement[] versions = [.. XDocument.Load(Path.Combine(PackageFixture.RepositoryRoot, "Directory.Packages.props")).Descendants("PackageVersion")];
        foreach (XElement reference in project.Descendants("PackageReference"))
        {
            string name = reference.Attribute("Include")!.Value;
            string version = versions.Single(one => one.Attribute("Include")!.Value == name).Attribute("Version")!.Value;
            reference.SetAttributeValue("Version", version.StartsWith('$') ? versions[0].Document!.Descendants(version[2..^1]).Single().Value : version);
        }

        project.Descendants("ProjectReference").Remove();
        return $"""<PackageReference Include="Resilience.Caching" Version="{package.Version}" /></ItemGroup>{string.Concat(project.Elements())}<ItemGroup>""";
    }

    /// <summary>The linker that is there, if it is not the one that the SDK would look for.</summary>
    private static string[] Linker()
        => OperatingSystem.IsLinux() && !IsOnPath("clang") && IsOnPath("gcc") ? ["-p:CppCompilerAndLinker=gcc"] : [];

    private static bool IsOnPath(string program)
        => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Run(string program)
    {
        using Process process = Process.Start(new ProcessStartInfo(program) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output);
        return output.ReplaceLineEndings("\n");
    }
}
