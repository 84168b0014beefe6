namespace Resilience.GeneratedTests.EveryShape;

/// <summary>What a caller of the proxy's own type leaves out is what a caller of the interface leaves out.</summary>
public sealed class OptionalsTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();
    private readonly ResilientOptionals _proxy;

    public OptionalsTests() => _proxy = new ResilientOptionals(new Optionals(), _runtime);

    private IOptionals Interface => _proxy;

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public void Optional_texts() => _proxy.Texts().ShouldBe(Interface.Texts());

    [Fact]
    public void Optional_integers() => _proxy.Integers().ShouldBe(Interface.Integers());

    [Fact]
    public void Optional_fractions()
    {
        _proxy.Fractions().ShouldBe(Interface.Fractions());
        _proxy.Fractions().ShouldBe("NaN|-3.4028235E+38|NaN|-Infinity|-0|5E-324|0.1|1.50|79228162514264337593543950335|2.0");
    }

    [Fact]
    public void Optional_enumerations() => _proxy.Enumerations().ShouldBe(Interface.Enumerations());

    [Fact]
    public void Optional_defaults() => _proxy.Defaults().ShouldBe(Interface.Defaults());

    [Fact]
    public async Task Optional_values_of_type_parameters() => (await _proxy.GenericAsync<string, int>()).ShouldBe(await Interface.GenericAsync<string, int>());

    [Fact]
    public void Optional_references() => _proxy.References().ShouldBe(Interface.References());

    [Fact]
    public void Optional_by_attribute() => _proxy.Attributed().ShouldBe(Interface.Attributed());
}
