using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class ProxyFactoryTests
{
    [Fact]
    public void A_proxy_is_looked_up_once_however_many_ask_at_once()
    {
        ProxyMaker[] makers = new ProxyMaker[64];
        Parallel.For(0, makers.Length, index => makers[index] = ProxyFactory.Get(typeof(IStore<DateTimeKind>)));

        makers.ShouldAllBe(maker => ReferenceEquals(maker, makers[0]));
    }

    [Fact]
    public void What_has_no_proxy_is_not_found()
    {
        ProxyFactory.Find(typeof(IPoliteGreeter)).ShouldBeNull();
        ProxyFactory.Find(typeof(IComparable<int>)).ShouldBeNull();
        ProxyFactory.FindOpen(typeof(IComparable<>)).ShouldBeNull();
    }

    [Fact]
    public void An_assembly_whose_proxies_were_looked_up_can_be_unloaded()
    {
        WeakReference assembly = LookUpInUnloadableAssembly();
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));

        while (assembly.IsAlive)
        {
            deadline.IsCancellationRequested.ShouldBeFalse("the look-up keeps the assembly alive");
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LookUpInUnloadableAssembly()
    {
        AssemblyLoadContext context = new("unloadable", isCollectible: true);
        System.Reflection.Assembly assembly = context.LoadFromAssemblyPath(typeof(IGreeter).Assembly.Location);
        assembly.ShouldNotBeSameAs(typeof(IGreeter).Assembly);

        ProxyFactory.Find(assembly.GetType(typeof(IGreeter).FullName!)!).ShouldNotBeNull();
        ProxyFactory.Find(assembly.GetType(typeof(IStore<>).FullName!)!.MakeGenericType(typeof(int))).ShouldNotBeNull();
        ProxyFactory.Find(assembly.GetType(typeof(IPoliteGreeter).FullName!)!).ShouldBeNull();
        context.Unload();
        return new WeakReference(assembly);
    }
}
