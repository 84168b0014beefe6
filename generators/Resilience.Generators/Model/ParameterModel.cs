namespace Resilience.Generators.Model;

/// <param name="Declaration">In the proxy's signature: attributes, modifiers, type, name, default value.</param>
/// <param name="Relay">In the signature of the proxy's private methods: modifiers, type, name.</param>
/// <param name="FieldAttributes">Those that a field must have which keeps it; each in brackets and followed by a space.</param>
/// <param name="FieldType">The type of a field that keeps it.</param>
/// <param name="Argument">When it is handed on.</param>
internal sealed record ParameterModel(string Name, string Declaration, string Relay, string FieldAttributes, string FieldType, string Argument, bool IsOut)
{
    /// <summary>An argument to what keeps it: a field, or a key, whose type does not say of null what the attributes of the parameter say.</summary>
    public string Forgive(string argument) => Relay[0] == '[' && !argument.EndsWith("!", StringComparison.Ordinal) ? argument + "!" : argument;
}
