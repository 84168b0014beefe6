using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Each call fails once and is retried; that attributes are repeated is looked at by <see cref="SignatureTests"/>.</summary>
public sealed class AttributesTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();
    private readonly Attributed _callee = new() { Failures = 1 };
    private readonly ResilientAttributed _proxy;

    public AttributesTests() => _proxy = new ResilientAttributed(_callee, _runtime);

    public void Dispose()
    {
        _callee.Failures.ShouldBe(0);
        _runtime.Dispose();
    }

    [Fact]
    [Obsolete("So that it may call what is obsolete.")]
    public async Task Obsolete_members_even_as_an_error()
    {
        (await _proxy.GoneAsync(1)).ShouldBe(1);
        _callee.Failures = 1;
#pragma warning disable SHAPE001 // That it is obsolete is the shape.
        _proxy.Old(2).ShouldBe(2);
#pragma warning restore SHAPE001
    }

    [Fact]
    [Experimental("SHAPE002")]
    public void Experimental_members()
        => _proxy.New(3).ShouldBe(3);

    [Fact]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Nothing is trimmed.")]
    public async Task Members_that_trimming_breaks()
        => (await _proxy.ReflectAsync(4)).ShouldBe(4);

    [Fact]
    public void Members_with_nullable_flow_attributes()
    {
        _proxy.TryGet("a", out string? value).ShouldBeTrue();
        value.Length.ShouldBe(1);

        _callee.Failures = 1;
        _proxy.TryGetAny(5, out int number).ShouldBeTrue();
        number.ShouldBe(5);

        _callee.Failures = 1;
        _proxy.Echo("text").Length.ShouldBe(4);

        _callee.Failures = 1;
        _proxy.FirstOrNone<string>([]).ShouldBeNull();

        _callee.Failures = 1;
        string? other = "other";
        _proxy.Allow(null, ref other);
        other.ShouldBe("other");

        _callee.Failures = 1;
        object? checkedValue = MaybeNull();
        _proxy.Check(checkedValue, true);
        checkedValue.ToString().ShouldBe("value");

        _proxy.Name = null;
        _proxy.Name.Length.ShouldBe(4);
    }

    [Fact]
    public void Members_that_do_not_return()
        => Should.Throw<InvalidOperationException>(() => _proxy.Fail()).Message.ShouldBe("It does not return.");

    [Fact]
    public void Type_parameters_whose_members_are_accessed_dynamically()
        => _proxy.Make<List<int>>().ShouldBeEmpty();

    [Fact]
    public void Parameters_whose_reference_may_be_returned()
    {
        int value = 5;
        Unsafe.AreSame(ref _proxy.Same(ref value), ref value).ShouldBeTrue();
    }

    [Fact]
    public void Caller_info_is_that_of_the_proxys_caller()
        => _proxy.Caller(1 + 2).ShouldBe($"{nameof(Caller_info_is_that_of_the_proxys_caller)} True AttributesTests.cs 1 + 2");

    private static object? MaybeNull() => "value";
}
