namespace Resilience.Generators.Model;

/// <param name="Declaration">In the proxy's signature: attributes, modifiers, type, name, default value.</param>
/// <param name="Relay">In the signature of the proxy's private methods: modifiers, type, name.</param>
/// <param name="FieldType">Of a field that keeps it, where it can be kept: attributes and type.</param>
/// <param name="Argument">When it is handed on.</param>
internal sealed record ParameterModel(string Name, string Declaration, string Relay, string FieldType, string Argument, bool IsOut);
