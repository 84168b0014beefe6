using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Resilience.Package.Tests;

/// <summary>The package as users get it: from a source, into a new project, built and run.</summary>
[Collection(nameof(PackageFixture))]
public sealed class PackageTests(PackageFixture package)
{
    private const string Gateway = """

        [CircuitBreaker(FailureThreshold = 1)]
        public interface IGateway
        {
            [Fallback(typeof(Backup), When = FallbackWhen.CircuitOpen)]
            Task<string> AskAsync(string question, CancellationToken cancellationToken);
        }

        public sealed class Gateway : IGateway
        {
            public Task<string> AskAsync(string question, CancellationToken cancellationToken) => throw new HttpRequestException("down");
        }

        public sealed class Backup
        {
            public Task<string> AskAsync(string question, CancellationToken cancellationToken) => Task.FromResult("backup: " + question);
        }
        """;

    [Fact]
    public void The_package_carries_library_generator_analyzers_fixes_and_readme()
    {
        using ZipArchive zip = ZipFile.OpenRead(package.PackagePath);
        string[] files = [.. zip.Entries.Select(entry => entry.FullName)];
        files.ShouldContain("lib/net10.0/Resilience.dll");
        files.ShouldContain("lib/net10.0/Resilience.xml");
        files.ShouldContain("analyzers/dotnet/cs/Resilience.Generators.dll");
        files.ShouldContain("analyzers/dotnet/cs/Resilience.Analyzers.dll");
        files.ShouldContain("analyzers/dotnet/cs/Resilience.CodeFixes.dll");
        files.ShouldContain("buildTransitive/Resilience.targets");
        files.ShouldContain("README.md");
    }

    [Theory]
    [InlineData("Resilience.Generators", false)]
    [InlineData("Resilience.Analyzers", false)]
    [InlineData("Resilience.CodeFixes", true)]
    public void Only_the_fixes_need_what_editors_have_and_compilers_have_not(string assembly, bool needs)
    {
        using ZipArchive zip = ZipFile.OpenRead(package.PackagePath);
        using MemoryStream copy = new();
        using (Stream packed = zip.GetEntry($"analyzers/dotnet/cs/{assembly}.dll").ShouldNotBeNull().Open())
        {
            packed.CopyTo(copy);
        }

        copy.Position = 0;
        using PEReader reader = new(copy);
        MetadataReader metadata = reader.GetMetadataReader();
        metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name)).Any(name => name.Contains("Workspaces", StringComparison.Ordinal)).ShouldBe(needs);
    }

    [Fact]
    public async Task The_compiler_has_no_word_to_say_about_what_the_package_gives_it()
    {
        string folder = package.NewProject("Quiet", "Microsoft.NET.Sdk", """
            using Resilience;

            Console.WriteLine(typeof(IGateway));
            """ + Gateway);

        (int exitCode, string output) = await Dotnet.TryRunAsync(folder, "build", "-p:TreatWarningsAsErrors=false");

        exitCode.ShouldBe(0, output);
        output.ShouldContain("0 Warning(s)");
    }

    [Theory]
    [InlineData("Settings", "Microsoft.NET.Sdk", "", true)]
    [InlineData("SettingsTwice", "Microsoft.NET.Sdk.Web", """<AdditionalFiles Include="appsettings.json" /><None Include="appsettings.json" />""", true)]
    [InlineData("SettingsOff", "Microsoft.NET.Sdk.Web", """</ItemGroup><PropertyGroup><ResilienceAnalyzeAppSettings>false</ResilienceAnalyzeAppSettings></PropertyGroup><ItemGroup>""", false)]
    public async Task The_settings_of_a_project_are_judged_when_it_is_built(string name, string sdk, string items, bool isJudged)
    {
        string folder = package.NewProject(name, sdk, "using Resilience;\n\nConsole.WriteLine();\n" + Gateway, items);
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), "{\n  \"Resilience\": {\n    \"Interfaces\": { \"IGateway\": { \"Policies\": { \"CircuitBraker\": {} } } }\n  }\n}");

        (int exitCode, string output) = await Dotnet.TryRunAsync(folder, "build", "-tl:off");

        string report = Path.Combine(folder, "appsettings.json") + "(3,50): error RES0200: 'CircuitBraker' is no policy; the nearest is 'CircuitBreaker'";
        // The summary says it once more.
        output.Split("Build FAILED")[0].Split(report).Length.ShouldBe(isJudged ? 2 : 1, output);
        (exitCode == 0).ShouldBe(!isJudged, output);
    }

    [Fact]
    public async Task The_readme_in_the_package_stands_alone()
    {
        using ZipArchive zip = await ZipFile.OpenReadAsync(package.PackagePath);
        using StreamReader readme = new(await zip.GetEntry("README.md").ShouldNotBeNull().OpenAsync());

        // Nothing of the repository is beside it.
        (await readme.ReadToEndAsync()).ShouldNotContain("](");
    }

    [Fact]
    public async Task A_new_console_project_gets_its_proxy_from_the_package_alone()
    {
        string folder = package.NewProject("NewConsole", "Microsoft.NET.Sdk", """
            using Resilience;

            IGateway gateway = Resilient.Wrap<IGateway>(new Gateway());
            try
            {
                await gateway.AskAsync("one", default);
            }
            catch (HttpRequestException exception)
            {
                Console.WriteLine(exception.Message);
            }

            Console.WriteLine(await gateway.AskAsync("two", default));
            """ + Gateway);

        string output = await Dotnet.RunAsync(folder, "run");

        output.ReplaceLineEndings("\n").ShouldEndWith("down\nbackup: two\n");
    }

    [Fact]
    public async Task A_new_project_keeps_results_with_the_package_for_that()
    {
        string folder = package.NewProject("NewCache", "Microsoft.NET.Sdk.Web", """
            using Resilience;

            WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHybridCache();
            builder.Services.AddResilient<ICounter, Counter>(ServiceLifetime.Singleton);
            await using WebApplication app = builder.Build();
            ICounter counter = app.Services.GetRequiredService<ICounter>();
            Console.WriteLine($"{await counter.NextAsync("a")} {await counter.NextAsync("a")} {await counter.NextAsync("b")}");

            public interface ICounter
            {
                [Cache(60_000)]
                Task<int> NextAsync(string name);
            }

            public sealed class Counter : ICounter
            {
                private int _calls;

                public Task<int> NextAsync(string name) => Task.FromResult(++_calls);
            }
            """, $"""<PackageReference Include="Resilience.Caching" Version="{package.Version}" />""");

        string output = await Dotnet.RunAsync(folder, "run");

        output.ReplaceLineEndings("\n").ShouldEndWith("1 1 2\n");
    }

    [Fact]
    public async Task A_new_project_without_the_package_for_that_is_told_so()
    {
        string folder = package.NewProject("NoCache", "Microsoft.NET.Sdk", """
            using Resilience;

            Console.WriteLine("Not reached.");

            public interface ICounter
            {
                [Cache(60_000)]
                Task<int> NextAsync(string name);
            }
            """);

        (int exitCode, string output) = await Dotnet.TryRunAsync(folder, "build");

        exitCode.ShouldNotBe(0);
        output.ShouldContain("error RES0008: 'ICounter.NextAsync(string)' cannot be guarded: [Cache] needs the package Resilience.Caching, which the project does not refer to; add it: dotnet add package Resilience.Caching");
    }

    [Fact]
    public async Task A_new_web_project_gets_its_proxy_from_the_package_alone()
    {
        string folder = package.NewProject("NewWeb", "Microsoft.NET.Sdk.Web", """
            using Resilience;

            WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddResilient<IGateway, Gateway>();
            await using WebApplication app = builder.Build();
            app.MapGet("/{question}", (string question, IGateway gateway, CancellationToken cancellationToken) => gateway.AskAsync(question, cancellationToken));
            await app.StartAsync();

            using HttpClient client = new() { BaseAddress = new Uri(app.Urls.Single()) };
            Console.WriteLine((int)(await client.GetAsync("one")).StatusCode);
            Console.WriteLine(await client.GetStringAsync("two"));
            """ + Gateway);

        string output = await Dotnet.RunAsync(folder, "run");

        output.ReplaceLineEndings("\n").ShouldEndWith("500\nbackup: two\n");
    }
}
