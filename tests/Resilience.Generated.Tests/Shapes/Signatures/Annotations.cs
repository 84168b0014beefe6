using System.Reflection;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>What metadata says of signatures beyond their types, as text that can be compared.</summary>
internal static class Annotations
{
    /// <summary>What each compilation writes anew.</summary>
    private static readonly string[] s_ofCompilers = ["NullableAttribute", "NullableContextAttribute", "AsyncStateMachineAttribute", "DebuggerStepThroughAttribute", "CompilerGeneratedAttribute"];

    /// <summary>All attributes with their arguments, but the policies and those that say which parts of a type may be null.</summary>
    public static string Attributes(IEnumerable<CustomAttributeData> attributes)
        => string.Join(
            " ",
            attributes
                .Where(static attribute => attribute.AttributeType.Namespace != nameof(Resilience) && !s_ofCompilers.Contains(attribute.AttributeType.Name))
                .Select(static attribute => attribute.ToString())
                .Order(StringComparer.Ordinal));

    /// <summary>What may be null, at every depth.</summary>
    public static string Nullability(NullabilityInfo info)
        => $"{State(info, info.ReadState)}/{State(info, info.WriteState)}({string.Join(", ", info.GenericTypeArguments.Select(Nullability))}){(info.ElementType is { } element ? $"[{Nullability(element)}]" : "")}";

    /// <summary>Of a type parameter that nothing annotates reflection reads the default that its type happens to have, which depends on what else is in the type.</summary>
    private static NullabilityState State(NullabilityInfo info, NullabilityState state)
        => info.Type.IsGenericParameter && state == NullabilityState.Unknown ? NullabilityState.NotNull : state;

    /// <summary>All constraints of a type parameter, and what they say of null.</summary>
    public static string Constraints(Type typeParameter)
        => string.Join(
            " ",
            typeParameter.GetGenericParameterConstraints()
                .Select(static constraint => constraint.ToString())
                .Order(StringComparer.Ordinal)
                .Prepend(Attributes(typeParameter.CustomAttributes))
                .Prepend("null: " + NullState(typeParameter))
                .Prepend((typeParameter.GenericParameterAttributes & ~GenericParameterAttributes.VarianceMask).ToString()));

    /// <summary>Whether metadata tells what may be null: not where the source says nothing of it, nor of what stands for a type parameter, as <c>string</c> does in <c>ILookup&lt;string&gt;</c>.</summary>
    public static bool TellsNull(Type declaring)
        => declaring.Name != typeof(IOblivious<>).Name && declaring.GetGenericArguments().All(static argument => argument.IsGenericParameter);

    /// <summary>1 for what is not null (<c>class</c>, <c>notnull</c>), 2 for what may be (<c>class?</c>, or no constraint); 0 where the source says nothing.</summary>
    private static byte NullState(Type typeParameter)
        => Flag(typeParameter.CustomAttributes, "NullableAttribute")
            ?? Flag(typeParameter.DeclaringMethod?.CustomAttributes ?? [], "NullableContextAttribute")
            ?? OfContext(typeParameter.DeclaringType);

    private static byte OfContext(Type? type)
        => type is null ? (byte)0 : Flag(type.CustomAttributes, "NullableContextAttribute") ?? OfContext(type.DeclaringType);

    private static byte? Flag(IEnumerable<CustomAttributeData> attributes, string name)
        => attributes.FirstOrDefault(attribute => attribute.AttributeType.Name == name)?.ConstructorArguments[0].Value switch
        {
            byte single => single,
            IReadOnlyCollection<CustomAttributeTypedArgument> several => (byte)several.First().Value!,
            _ => null,
        };
}
