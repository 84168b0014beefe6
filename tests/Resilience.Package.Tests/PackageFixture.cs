using System.Globalization;
using System.Reflection;

namespace Resilience.Package.Tests;

/// <summary>Packs the libraries once, as they are released, into a folder that serves as a package source.</summary>
[CollectionDefinition(nameof(PackageFixture))]
public sealed class PackageFixture : IAsyncLifetime, ICollectionFixture<PackageFixture>
{
    private static readonly string[] s_projects = ["Resilience", "Resilience.Caching"];

    private readonly string _root = Directory.CreateTempSubdirectory("resilience-package-").FullName;

    /// <summary>A version that no package cache has seen.</summary>
    public string Version { get; } = "0.1.0-test." + DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    private string Feed => Path.Combine(_root, "feed");

    public string PackagePath => Path.Combine(Feed, $"Resilience.{Version}.nupkg");

    public async Task InitializeAsync()
    {
        foreach (string project in s_projects)
        {
            await Dotnet.RunAsync(RepositoryRoot, "pack", "src/" + project, "-c", "Release", "-o", Feed, $"-p:PackageVersion={Version}", "-v", "q");
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (string project in s_projects)
        {
            string cached = Path.Combine(packages, project.ToLowerInvariant(), Version);
            if (Directory.Exists(cached))
            {
                Directory.Delete(cached, recursive: true);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>An empty project of a user's, far from this repository's settings.</summary>
    public string NewProject(string name, string sdk, string program, string references = "")
    {
        string folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="feed" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseSharedCompilation>false</UseSharedCompilation>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Resilience" Version="{Version}" />
                {references}
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        return folder;
    }

    private static string Metadata(string key)
        => typeof(PackageFixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
