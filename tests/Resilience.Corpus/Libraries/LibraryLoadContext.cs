using System.Reflection;
using System.Runtime.Loader;

namespace Resilience.Corpus;

/// <summary>Where the assemblies of one library, and the proxies of its interfaces, are loaded: packages do not see each other's.</summary>
internal sealed class LibraryLoadContext(Library library) : AssemblyLoadContext(library.ToString())
{
    private static readonly Dictionary<string, string> s_platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(name => name.Key, name => name.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>What this process has, in the version asked for or a later one, is shared with it; the rest is the library's.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
        => library.Runtime.TryGetValue(assemblyName.Name!, out string? path) && !IsShared(path, assemblyName.Name!) ? LoadFromAssemblyPath(path) : null;

    private static bool IsShared(string path, string name)
        => s_platform.TryGetValue(name, out string? platform)
            && AssemblyName.GetAssemblyName(platform).Version >= AssemblyName.GetAssemblyName(path).Version;
}
