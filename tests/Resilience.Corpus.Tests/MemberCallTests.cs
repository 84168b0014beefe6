using System.Reflection;
using System.Reflection.Emit;

namespace Resilience.Corpus.Tests;

/// <summary>A proxy whose calls go astray is found out, whatever it looks like from outside.</summary>
public sealed class MemberCallTests
{
    /// <summary>Public, since a type that implements it is emitted.</summary>
    public interface IPair
    {
        int First(int x);

        Task<T> SecondAsync<T>(T x)
            where T : IComparable<T>;

        IAsyncEnumerable<int> ThirdAsync();
    }

    [Fact]
    public void Each_member_reaches_its_own()
    {
        MemberCalls calls = Around(inner => new Forwarding(inner));

        calls.Run().ShouldBeNull();
        calls.Count.ShouldBe(3);
    }

    [Fact]
    public void A_call_that_reaches_another_member_is_told()
        => Around(inner => new Crossed(inner)).Run().ShouldNotBeNull().ShouldMatch(@"SecondAsync\[.*: reaches .*IPair\.Int32 First\(Int32\) on the inner object$");

    [Fact]
    public void A_call_that_reaches_nothing_is_told()
        => Around(_ => new Deaf()).Run().ShouldNotBeNull().ShouldContain("First(Int32): nothing is called");

    [Fact]
    public void A_call_that_fails_later_is_told()
        => Around(inner => new Failing(inner)).Run().ShouldNotBeNull().ShouldContain(": System.InvalidOperationException: Broken later.");

    [Fact]
    public void A_call_that_throws_is_told()
        => Around(_ => new Failing()).Run().ShouldNotBeNull().ShouldContain("First(Int32): System.InvalidOperationException: Broken.");

    private static MemberCalls Around(Func<IPair, IPair> proxy)
    {
        ModuleBuilder module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Recorders"), AssemblyBuilderAccess.Run).DefineDynamicModule("Recorders");
        (Recorder recorder, IReadOnlyList<MethodInfo> members) = new RecorderType(module).Make(typeof(IPair));
        return new MemberCalls(proxy((IPair)(object)recorder), recorder, members);
    }

    private class Forwarding(IPair inner) : IPair
    {
        protected IPair Inner => inner;

        public virtual int First(int x) => inner.First(x);

        public virtual Task<T> SecondAsync<T>(T x)
            where T : IComparable<T>
            => inner.SecondAsync(x);

        public IAsyncEnumerable<int> ThirdAsync() => inner.ThirdAsync();
    }

    private sealed class Crossed(IPair inner) : Forwarding(inner)
    {
        public override Task<T> SecondAsync<T>(T x)
        {
            Inner.First(0);
            return Task.FromResult(x);
        }
    }

    private sealed class Deaf() : Forwarding(null!)
    {
        public override int First(int x) => x;
    }

    private sealed class Failing(IPair? inner = null) : Forwarding(inner!)
    {
        public override int First(int x) => Inner is null ? throw new InvalidOperationException("Broken.") : base.First(x);

        public override Task<T> SecondAsync<T>(T x) => Task.FromException<T>(new InvalidOperationException("Broken later."));
    }
}
