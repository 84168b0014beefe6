using System.Diagnostics.CodeAnalysis;

namespace Resilience.Execution;

/// <summary>Says why a type has no proxy, and what to do about it.</summary>
internal static class MissingProxy
{
    public static InvalidOperationException Of(Type service)
    {
        string name = ServiceName.Display(service, serviceKey: null);
        if (!service.IsInterface)
        {
            return new($"{name} has no proxy: it is no interface{InterfacesWithProxy(service, ". Name the interface that is to be guarded: ")}.");
        }

        string inherited = InterfacesWithProxy(service, "");
        return inherited.Length == 0
            ? new($"{name} has no proxy. Put a policy, [CircuitBreaker] for one, on it or on its methods, in a project that references the Resilience package (an interface that cannot be proxied has an error RES0001 there); for an interface that you do not own, write a [ResilientProxy<{name}>] class and name it: DecorateWithResilience<{name}, TProxy>().")
            : new($"{name} has no proxy: it has no policy of its own, only {inherited} has, from which it inherits. Annotate {name} itself, or write a [ResilientProxy<{name}>] class and name it: DecorateWithResilience<{name}, TProxy>().");
    }

    public static InvalidOperationException NotCompiled(Type service, Type definition, Exception exception)
    {
        string name = ServiceName.Display(service, serviceKey: null);
        return new($"{name} has no proxy: this program is compiled ahead of time, and no code was made for {ServiceName.Display(definition, serviceKey: null)} with these type arguments. Name the proxy, so that the compiler sees it: register plainly and call DecorateWithResilience<{name}, TProxy>(), or use its constructor.", exception);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070:UnrecognizedReflectionPattern", Justification = "An interface that was trimmed away is missing from the message, nothing else.")]
    private static string InterfacesWithProxy(Type type, string prefix)
    {
        string[] names = [.. type.GetInterfaces().Where(HasProxy).Select(static found => ServiceName.Display(found, serviceKey: null))];
        return names.Length == 0 ? "" : prefix + string.Join(", ", names);
    }

    private static bool HasProxy(Type type)
    {
        try
        {
            return ProxyFactory.Find(type) is not null;
        }
        catch (InvalidOperationException)
        {
            return false; // It has one that this program cannot make; the exception in the making is about another type.
        }
    }
}
