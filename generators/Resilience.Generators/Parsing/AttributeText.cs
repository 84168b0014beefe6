using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Parsing;

/// <summary>Writes attributes: as code that repeats them, and as a reader knows them.</summary>
internal static class AttributeText
{
    private const string Suffix = "Attribute";

    /// <summary>As code, without brackets.</summary>
    public static string Code(AttributeData attribute, TypeText types)
        => types.Of(attribute.AttributeClass!) + Arguments(attribute, constant => CodeValue(constant, types), static (_, value) => value);

    /// <summary>For a comment: short names, thousands set apart, <c>nameof</c> for a fallback's method.</summary>
    public static string Comment(AttributeData attribute)
    {
        string name = attribute.AttributeClass!.Name;
        return "[" + name.Substring(0, name.Length - Suffix.Length) + Arguments(attribute, CommentValue, OfFallbackMethod) + "]";

        string OfFallbackMethod(TypedConstant constant, string value) => name == "FallbackAttribute" && constant.Value is string method ? $"nameof({method})" : value;
    }

    /// <summary>An argument's value as code.</summary>
    public static string CodeValue(TypedConstant constant, TypeText types) => constant.Kind switch
    {
        // Whoever wrote the attribute has answered for it where null does not belong.
        _ when constant.IsNull => "null!",
        TypedConstantKind.Array => $"new {types.Of(((IArrayTypeSymbol)constant.Type!).ElementType)}[] {{ {string.Join(", ", constant.Values.Select(value => CodeValue(value, types)))} }}",
        TypedConstantKind.Type when constant.Value is ITypeSymbol type => $"typeof({types.Of(type)})",
        TypedConstantKind.Enum when constant.Value is { } value => FlagsOf(constant, (INamedTypeSymbol)constant.Type!, types.Of(constant.Type!)) ?? LiteralText.OfEnum(value, (INamedTypeSymbol)constant.Type!, types),
        _ => LiteralText.OfPrimitive(constant.Value),
    };

    private static string CommentValue(TypedConstant constant) => constant.Kind switch
    {
        _ when constant.IsNull => "null",
        TypedConstantKind.Array => $"[{string.Join(", ", constant.Values.Select(CommentValue))}]",
        TypedConstantKind.Type when constant.Value is ITypeSymbol type => $"typeof({type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)})",
        TypedConstantKind.Enum when constant.Value is { } value => FlagsOf(constant, (INamedTypeSymbol)constant.Type!, constant.Type!.Name) ?? LiteralText.OfPrimitive(value),
        _ => constant.Value switch
        {
            int number when number is >= 1000 or <= -1000 => number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_'),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            _ => LiteralText.OfPrimitive(constant.Value),
        },
    };

    /// <summary>A value of an enumeration by its members' names, combined where it must be; null where they do not make it up.</summary>
    private static string? FlagsOf(TypedConstant constant, INamedTypeSymbol type, string prefix)
    {
        if (constant.Value is not int value)
        {
            return null;
        }

        List<IFieldSymbol> members = [.. type.GetMembers().OfType<IFieldSymbol>().Where(member => member.ConstantValue is int && LiteralText.IsUsable(member))];
        if (members.Find(member => (int)member.ConstantValue! == value) is { } exact)
        {
            return prefix + "." + exact.Name;
        }

        List<IFieldSymbol> parts = members.FindAll(member => (int)member.ConstantValue! is var flag && flag != 0 && (flag & (flag - 1)) == 0 && (flag & value) != 0);
        return parts.Count > 0 && parts.Sum(member => (int)member.ConstantValue!) == value ? string.Join(" | ", parts.Select(member => prefix + "." + member.Name)) : null;
    }

    private static string Arguments(AttributeData attribute, Func<TypedConstant, string> write, Func<TypedConstant, string, string> positional)
    {
        // An optional argument that was left out reads as its default; nobody wrote it.
        int written = attribute.ApplicationSyntaxReference?.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.AttributeSyntax syntax
            ? syntax.ArgumentList?.Arguments.Count(argument => argument.NameEquals is null) ?? 0
            : attribute.ConstructorArguments.Length;
        IEnumerable<TypedConstant> given = attribute.ConstructorArguments.Take(written);
        string text = string.Join(", ", given
            .Select(argument => positional(argument, write(argument)))
            .Concat(attribute.NamedArguments.Select(argument => $"{argument.Key} = {write(argument.Value)}")));
        return text.Length == 0 ? string.Empty : $"({text})";
    }
}
