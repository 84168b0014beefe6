using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Resilience.Execution;

/// <summary>Says why a type has no proxy, and what to do about it.</summary>
internal static partial class MissingProxy
{
    public static InvalidOperationException Of(Type service)
    {
        string name = ServiceName.Display(service, serviceKey: null);
        if (!service.IsInterface)
        {
            string guarded = InterfacesWithProxy(service, "");
            return new($"{name} has no proxy: it is no interface. Name the interface that is to be guarded: {(guarded.Length > 0 ? guarded : "one with policies on it, or one of which a class of yours is the proxy by [ResilientProxy]")}.");
        }

        string inherited = InterfacesWithProxy(service, "");
        return inherited.Length > 0
            ? new($"{name} has no proxy: it has no policy of its own, only {inherited} has, from which it inherits. Annotate {name} itself or, if it is not yours, make a partial class its proxy by [ResilientProxy] and name that class.")
            : IsAnnotated(service)
            ? new($"{name} has policies but no proxy: none was generated when {service.Assembly.GetName().Name} was compiled. Reference the Resilience package there, so that its generator runs, and mend the errors RES0001 to RES0008, if there are any: where they are reported, nothing is generated, whatever severity they are given.")
            : new($"{name} has no proxy. Put a policy, [CircuitBreaker] for one, on it or on its methods, in a project that references the Resilience package. If it is not yours to annotate, make a partial class its proxy by [ResilientProxy], and name that class: {Decorate(service, name)}, or its constructor.");
    }

    public static InvalidOperationException NotCompiled(Type service, Type definition, Exception exception)
    {
        string name = ServiceName.Display(service, serviceKey: null);
        return new($"{name} has no proxy: this program is compiled ahead of time, and no code was made for {ServiceName.Display(definition, serviceKey: null)} with these type arguments. Name the proxy, so that the compiler sees it: register plainly and call DecorateWithResilience<{name}, TProxy>(), or use its constructor.", exception);
    }

    public static InvalidOperationException NotAdmitted(Type service, Type definition, Exception exception)
    {
        string name = ServiceName.Display(service, serviceKey: null);
        return new($"{name} has no proxy: {ServiceName.Display(definition, serviceKey: null)} has constraints that do not admit these type arguments. Loosen them, or declare a proxy of {name} itself: a partial class with [ResilientProxy<{name}>].", exception);
    }

    /// <summary>The call that names a proxy: an open generic interface is no type argument.</summary>
    private static string Decorate(Type service, string name)
        => service.IsGenericTypeDefinition
            ? $"DecorateWithResilience(typeof({NamesOfParameters().Replace(name, "")}), typeof(…))"
            : $"DecorateWithResilience<{name}, TProxy>()";

    [GeneratedRegex("(?<=[<,])[^<>,]+(?=[>,])")]
    private static partial Regex NamesOfParameters();

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

    [UnconditionalSuppressMessage("Trimming", "IL2070:UnrecognizedReflectionPattern", Justification = "A method that was trimmed away makes the message less precise, nothing else.")]
    private static bool IsAnnotated(Type service)
        => Array.Exists((System.Reflection.MemberInfo[])[service, .. service.GetMethods()], static member => Attribute.GetCustomAttributes(member, inherit: false).Any(static attribute => attribute is CircuitBreakerAttribute or TimeoutAttribute or TotalTimeoutAttribute or RetryAttribute or FallbackAttribute));
}
