using System.Text;

namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>What is generated and compiled together: interfaces, some of them annotated, and what they need.</summary>
/// <param name="Number">Occurs in every name that other cases could have too.</param>
internal sealed record InterfaceCase(int Number)
{
    /// <summary>Empty for the global one.</summary>
    public string Namespace { get; init; } = string.Empty;

    /// <summary>The outermost first.</summary>
    public IReadOnlyList<ContainerUse> Containers { get; init; } = [];

    /// <summary>Bases before those that inherit them.</summary>
    public IReadOnlyList<InterfaceUse> Interfaces { get; init; } = [];

    public IReadOnlyList<BackupUse> Backups { get; init; } = [];

    public IReadOnlyList<ClaimUse> Claims { get; init; } = [];

    /// <summary>Further declarations beside the outermost type.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    public bool IsOblivious { get; init; }

    /// <summary>The file's path, by which diagnostics are brought home.</summary>
    public string Path => $"Case{Number}.cs";

    public string Source
    {
        get
        {
            var text = new StringBuilder();
            text.AppendLine("// What the generator of cases likes to do, and generated code is not told of.");
            text.AppendLine("#pragma warning disable CS0108, CS0109, CS0465, CS0612, CS0618, CS0693, CS1066, CS1591, CS8981, FUZZ1, FUZZ2");
            if (IsOblivious)
            {
                text.AppendLine("#nullable disable");
            }

            if (Namespace.Length > 0)
            {
                text.AppendLine($"namespace {Namespace};");
            }

            foreach (string type in Types.Concat(Backups.Select(backup => backup.Text)).Concat(Claims.Select(claim => claim.Text)))
            {
                text.AppendLine(type);
            }

            foreach (ContainerUse container in Containers)
            {
                text.AppendLine(container.Header).AppendLine("{");
            }

            foreach (InterfaceUse declaration in Interfaces)
            {
                declaration.Write(text);
            }

            foreach (ContainerUse _ in Containers)
            {
                text.AppendLine("}");
            }

            return text.ToString();
        }
    }
}
