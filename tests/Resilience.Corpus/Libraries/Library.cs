namespace Resilience.Corpus;

/// <summary>A shared framework or a package.</summary>
/// <param name="Own">The assemblies to compile against whose interfaces are proxied.</param>
/// <param name="References">All assemblies that a project compiles against which refers to it, <paramref name="Own"/> included.</param>
/// <param name="Runtime">What runs, by assembly name, but for what belongs to a shared framework.</param>
internal sealed record Library(string Name, string Version, IReadOnlyList<string> Own, IReadOnlyList<string> References, IReadOnlyDictionary<string, string> Runtime)
{
    public override string ToString() => $"{Name} {Version}";
}
