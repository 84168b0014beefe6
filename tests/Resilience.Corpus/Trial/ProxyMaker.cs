using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Resilience.Execution;

namespace Resilience.Corpus;

/// <summary>Makes the proxies of a compiled batch, each around an object that notes what is called, and calls their members.</summary>
internal sealed class ProxyMaker(Assembly assembly, Library library) : IDisposable
{
    private static readonly MethodInfo s_make = typeof(ProxyMaker).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly ServiceProvider _services = Services();
    private readonly RecorderType _recorders = new(Emitted(assembly));

    public void MakeAll(IEnumerable<Request> requests, Compilation compilation)
    {
        foreach (Request request in requests.ToList())
        {
            Make(request, compilation);
        }
    }

    public void Dispose() => _services.Dispose();

    /// <summary>A real cache. What it writes down is not looked at: all results are nothing.</summary>
    private static ServiceProvider Services()
    {
        IServiceCollection services = new ServiceCollection();
        services.AddHybridCache().AddSerializerFactory<NothingSerializerFactory>();
        return services.AddResilience().BuildServiceProvider();
    }

    private void Make(Request request, Compilation compilation)
    {
        MethodTally methods = MethodTally.Of(request.PlanIn(compilation));
        try
        {
            Type proxy = assembly.GetType(ProxyRequest.ProxyOf(request.Subject), throwOnError: true)!;
            Type? closed = proxy.IsGenericTypeDefinition ? TypeArguments.Close(proxy) : proxy;
            if (closed is null)
            {
                request.Conclude(Verdict.Open, $"`{string.Join(", ", proxy.GetGenericArguments().Select(Constraints))}`", "No type arguments are known that meet these constraints.", methods);
                return;
            }

            if (Unimplemented(closed) is { } left)
            {
                request.Conclude(Verdict.Failed, "a member that the proxy leaves to the interface", left, methods);
                return;
            }

            Type service = closed.GetInterfaces().Single(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IResilientProxy<,>)).GetGenericArguments()[1];
            (Recorder recorder, IReadOnlyList<MethodInfo> members) = _recorders.Make(service);
            var calls = new MemberCalls(s_make.MakeGenericMethod(closed, service).Invoke(null, [recorder, _services.GetRequiredService<ResilienceRuntime>()])!, recorder, members);
            if (calls.Run() is { } wrong)
            {
                request.Conclude(Verdict.Failed, "a call that goes astray", wrong, methods);
                return;
            }

            request.Conclude(Verdict.Proxied, methods: methods with { Called = calls.Count });
        }
        catch (Exception exception) when (exception is TypeLoadException or FileNotFoundException or FileLoadException or BadImageFormatException or TargetInvocationException or MissingMemberException)
        {
            request.Conclude(Verdict.Failed, $"{exception.GetType().Name} in {library}", (exception.InnerException ?? exception).Message, methods);
        }
    }

    private static string Constraints(Type parameter) => $"{parameter.Name} : {string.Join(" & ", parameter.GetGenericParameterConstraints().Select(constraint => constraint.ToString()))}";

    /// <summary>A member whose default implementation would run in the proxy, where it should run in the inner object.</summary>
    private static string? Unimplemented(Type proxy)
    {
        foreach (Type implemented in proxy.GetInterfaces())
        {
            InterfaceMapping map = proxy.GetInterfaceMap(implemented);
            for (int at = 0; at < map.InterfaceMethods.Length; at++)
            {
                MethodInfo slot = map.InterfaceMethods[at];
                if (slot is { IsStatic: false, IsVirtual: true, IsFinal: false, IsPrivate: false } && map.TargetMethods[at].DeclaringType != proxy)
                {
                    return $"{implemented}.{slot}";
                }
            }
        }

        return null;
    }

    private static object Make<TProxy, TService>(TService inner, ResilienceRuntime runtime)
        where TProxy : class, TService, IResilientProxy<TProxy, TService>
        where TService : class
        => TProxy.Create(inner, runtime, services: null, serviceKey: null, ownsInner: false);

    /// <summary>Where emitted types go that see what the proxies see.</summary>
    private static ModuleBuilder Emitted(Assembly assembly)
    {
        using (AssemblyLoadContext.GetLoadContext(assembly)!.EnterContextualReflection())
        {
            return AssemblyBuilder.DefineDynamicAssembly(new AssemblyName($"{assembly.GetName().Name}.Recorders"), AssemblyBuilderAccess.Run).DefineDynamicModule("Recorders");
        }
    }
}
