using System.Reflection;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>A method or accessor of an interface, and the public one of a proxy that implements it.</summary>
internal sealed record ProxiedMethod(MethodInfo Declared, MethodInfo Implemented)
{
    /// <summary>Those of every proxy in this assembly, as far as the interface is of this assembly too.</summary>
    public static IEnumerable<ProxiedMethod> All()
        => Proxies().SelectMany(static proxy => Service(proxy).GetInterfaces().Prepend(Service(proxy)).Where(static declarer => declarer.Assembly == typeof(ProxiedMethod).Assembly), static (proxy, declarer) => proxy.GetInterfaceMap(declarer))
            .SelectMany(static map => map.InterfaceMethods.Zip(map.TargetMethods, static (declared, implemented) => new ProxiedMethod(declared, implemented)))
            .Where(static pair => pair.Implemented.DeclaringType!.IsClass && pair.Implemented is { IsPublic: true, IsStatic: false });

    public static IEnumerable<Type> Proxies()
        => typeof(ProxiedMethod).Assembly.GetTypes().Where(static type => type.IsClass && Contract(type) is not null);

    /// <summary>The interface that a proxy guards.</summary>
    public static Type Service(Type proxy) => Contract(proxy)!.GetGenericArguments()[1];

    public IEnumerable<(ParameterInfo Declared, ParameterInfo Implemented)> Parameters()
        => Declared.GetParameters().Prepend(Declared.ReturnParameter).Zip(Implemented.GetParameters().Prepend(Implemented.ReturnParameter));

    /// <summary>The property whose accessor it is, if it is one.</summary>
    public IEnumerable<(PropertyInfo Declared, PropertyInfo Implemented)> Properties()
        => OwnersOf(Declared).Zip(OwnersOf(Implemented));

    public IEnumerable<(Type Declared, Type Implemented)> TypeParameters() => Declared.GetGenericArguments().Zip(Implemented.GetGenericArguments());

    public override string ToString() => $"{Implemented.DeclaringType!.Name}.{Implemented}";

    private static IEnumerable<PropertyInfo> OwnersOf(MethodInfo accessor)
        => accessor.DeclaringType!.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(property => property.GetAccessors(nonPublic: true).Contains(accessor));

    private static Type? Contract(Type type)
        => type.GetInterfaces().FirstOrDefault(static contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(Execution.IResilientProxy<,>));
}
