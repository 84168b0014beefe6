using System.Globalization;

namespace Resilience;

/// <summary>How a closed service type is displayed: as a C# developer writes it, without namespaces unless asked.</summary>
internal static class ServiceName
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(char)] = "char", [typeof(decimal)] = "decimal",
        [typeof(double)] = "double", [typeof(float)] = "float", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(short)] = "short", [typeof(ushort)] = "ushort",
        [typeof(string)] = "string", [typeof(object)] = "object",
    };

    /// <summary><c>IStripeGateway</c>, <c>IStripeGateway[backup]</c>, <c>Outer.IFoo</c>, <c>IRepository&lt;Order&gt;</c>.</summary>
    public static string Display(Type service, object? serviceKey, bool qualified = false)
    {
        string name = qualified && service.Namespace is { } ns ? ns + "." + Display(service) : Display(service);
        return serviceKey is null ? name : string.Create(CultureInfo.InvariantCulture, $"{name}[{serviceKey}]");
    }

    /// <summary><c>IRepository&lt;&gt;</c>: an open generic interface, as one writes it in typeof.</summary>
    public static string Unbound(Type definition, object? serviceKey = null, bool qualified = false)
    {
        Type[] blanks = new Type[definition.GetGenericArguments().Length];
        Array.Fill(blanks, typeof(Blank));
        string name = (qualified && definition.Namespace is { } ns ? ns + "." : "") + DisplayNamed(definition, blanks);
        return serviceKey is null ? name : string.Create(CultureInfo.InvariantCulture, $"{name}[{serviceKey}]");
    }

    private static string Display(Type type)
    {
        if (s_keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return Display(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Display(value) + "?";
        }

        return type == typeof(Blank) ? "" : type.IsGenericParameter ? type.Name : DisplayNamed(type, type.GetGenericArguments());
    }

    // A nested type repeats the type parameters of those around it: each takes its share from the left.
    private static string DisplayNamed(Type type, ReadOnlySpan<Type> arguments)
    {
        int outer = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        string prefix = type.DeclaringType is { } declaring ? DisplayNamed(declaring, arguments[..outer]) + "." : "";
        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        if (arguments.Length == outer)
        {
            return prefix + type.Name;
        }

        string[] names = new string[arguments.Length - outer];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = Display(arguments[outer + i]);
        }

        return prefix + (tick < 0 ? type.Name : type.Name[..tick]) + "<" + string.Join(",", names) + ">";
    }

    /// <summary>Stands for a type argument that is not named.</summary>
    private static class Blank;
}
