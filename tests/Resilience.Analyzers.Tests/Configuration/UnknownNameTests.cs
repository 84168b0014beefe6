namespace Resilience.Analyzers.Tests.Configuration;

/// <summary>The rule is off until it is asked for.</summary>
public sealed class UnknownNameTests
{
    private const string Data = "namespace Data { public interface IRepository<T> { [CircuitBreaker] Task FindAsync(int id); [CircuitBreaker] Task FindAsync(string id); [CircuitBreaker(Name = \"a:b\")] Task StopAsync(); } } [CircuitBreaker] public interface IShop { Task RunAsync(); }";

    [Theory]
    [InlineData("""{ "Resilience": { "Interfaces": { "[|IShp|]": { "Policies": { } }, "[|Other.IShop|]": null } } }""")]
    [InlineData("""{ "Resilience": { "Circuits": { "[|price|]": { }, "[|IShop.RunAsync|]": { } } } }""")]
    [InlineData("""{ "Resilience": { "Circuits": { "[|IRepository<Order>|]": { }, "[|IRepository<Order>.Find|]": { }, "[|IRepository<Order>.StopAsync|]": { } } } }""")]
    [InlineData("""{ "Resilience:Interfaces:[|IShops|]": { } }""")]
    public Task RES0203_is_reported(string settings) => Judged.ReportsAsync("RES0203", settings, Data);

    [Theory]
    [InlineData("""{ "Resilience": { "Interfaces": { "ishop": { }, "IShop[backup]": { }, "IShop[a:b]": { }, "Data.IRepository<>": { }, "IRepository<int>[x[0]]": { } } } }""")]
    [InlineData("""{ "Resilience": { "Circuits": { "IShop": { }, "IShop[backup]": { }, "IRepository<Order>.FindAsync": { }, "IRepository<Order>.FindAsync(string)": { }, "Data.IRepository<Order>[x].FindAsync(int)": { }, "a": { "b": { } } } } }""")]
    [InlineData("""{ "Faults": { "Interfaces": { "IShp": { } }, "Circuits": { "price": { } } } }""")]
    public Task RES0203_is_not_reported(string settings) => Judged.ReportsAsync("RES0203", settings, Data);

    [Fact]
    public Task RES0203_is_off_until_it_is_asked_for() => Judged.IsSilentAsync("""{ "Resilience": { "Interfaces": { "IShp": { } } } }""");

    [Theory]
    [InlineData("Interfaces", "IShp", "RES0203: No guarded interface is known here as 'IShp'; the nearest is 'IShop'")]
    [InlineData("Interfaces", "Warehouse", "RES0203: No guarded interface is known here as 'Warehouse'; there are: IShop")]
    [InlineData("Circuits", "price", "RES0203: No circuit is known here as 'price'; the nearest is 'prices'")]
    [InlineData("Circuits", "Warehouse", "RES0203: No circuit is known here as 'Warehouse'; there are: IShop, prices")]
    public async Task The_message_names_the_nearest(string section, string name, string message)
        => (await Judged.SaidAsync($$"""{ "Resilience": { "{{section}}": { "{{name}}": { } } } }""", isAll: true)).ShouldBe([message]);
}
