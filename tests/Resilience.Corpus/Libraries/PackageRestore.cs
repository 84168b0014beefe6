using System.Diagnostics;
using System.Text.Json;

namespace Resilience.Corpus;

/// <summary>Installs one package into a project of its own, and asks MSBuild what the compiler and the program get from that.</summary>
internal static class PackageRestore
{
    private const string References = "ReferencePathWithRefAssemblies";
    private const string Runtime = "RuntimeCopyLocalItems";

    private static readonly string s_folder = Path.Combine(Path.GetTempPath(), "resilience-corpus");

    /// <exception cref="InvalidOperationException">The package cannot be had, or brings nothing.</exception>
    public static async Task<Library> RestoreAsync(string package, string version, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(s_folder, package, version) + Path.DirectorySeparatorChar;
        Directory.CreateDirectory(folder);
        string project = Path.Combine(folder, "Package.csproj");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Restore", "Package.csproj"), project, overwrite: true);
        string result = Path.Combine(folder, "items.json");
        await MsBuildAsync(
            [project, "-restore", "-nologo", "-target:FindReferenceAssembliesForReferences", $"-getItem:{References},{Runtime}", $"-getResultOutputFile:{result}", $"-property:CorpusPackage={package}", $"-property:CorpusVersion={version}"],
            $"{package} {version}",
            cancellationToken);

        using JsonDocument items = JsonDocument.Parse(await File.ReadAllTextAsync(result, cancellationToken));
        JsonElement[] references = [.. items.RootElement.GetProperty("Items").GetProperty(References).EnumerateArray()];
        string[] own = [.. references.Where(item => string.Equals(Value(item, "NuGetPackageId"), package, StringComparison.OrdinalIgnoreCase)).Select(PathOf)];
        return own.Length == 0
            ? throw new InvalidOperationException($"{package} {version} brings no assembly to compile against: a shared framework has it already, or it is no library. Take it out of packages.txt.")
            : new Library(package, version, own, [.. references.Select(PathOf)], RunsOf(items.RootElement.GetProperty("Items").GetProperty(Runtime)));
    }

    private static Dictionary<string, string> RunsOf(JsonElement items)
    {
        var runs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string path in items.EnumerateArray().Select(PathOf).Where(path => Path.GetExtension(path) == ".dll"))
        {
            runs[Path.GetFileNameWithoutExtension(path)] = path;
        }

        return runs;
    }

    private static string PathOf(JsonElement item) => Value(item, "FullPath")!;

    private static string? Value(JsonElement item, string name) => item.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static async Task MsBuildAsync(string[] arguments, string package, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // Set by the host that runs this program; they would bind the tools to another SDK's files.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBuildExtensionsPath");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{package} could not be installed; dotnet msbuild ended with {process.ExitCode}:\n{await output}{await error}");
        }
    }
}
