namespace Resilience.Analyzers.Tests.Configuration;

public sealed class UnknownKeyTests
{
    [Theory]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "[|Timeouts|]": 5 } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "[|Cache|]": 5 } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "Retry": { "[|MaxRetry|]": 5, "Delay": 10 } } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "CircuitBreaker": { "[|Handle|]": null, "[|Name|]": "a" } } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Methods": { "[|CountAsnc|]": { "Retry": 5 }, "CountAsync": { "Retry": 5 } } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Methods": { "[|CountOfflineAsync|]": { "Timeout": 5 } } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Methods": { "PriceAsync": { "[|Retry|]": 5, "Hedge": 5 } } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "[|Timeout|]": 5, "[|Method|]": { } } } } }""")]
    [InlineData("""{ "Resilience": { "[|Interface|]": { "IShop": { } } } }""")]
    [InlineData("""{ "Resilience": { "Circuits": { "prices": { "[|FailureTreshold|]": 1 }, "IShop": { "[|Abandon|]": true } } } }""")]
    [InlineData("""{ "resilience": { "INTERFACES": { "shop.ishop": { "policies": { "[|timeouts|]": 5 } } } } }""")]
    public Task RES0200_is_reported(string settings) => Judged.ReportsAsync("RES0200", settings);

    [Theory]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "Timeout": 5, "Retry": { "maxretries": 1, "Jitter": false, "Enabled": true } } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Methods": { "COUNTASYNC": { "Fallback": { "When": "CircuitOpen, timeout" } } } } } } }""")]
    [InlineData("""{ "Resilience": { "Enabled": false, "StrictConfiguration": "true", "Circuits": { "PRICES": { "Enabled": false }, "Shop.IShop": { "ResetTimeout": "00:01:00" } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { }, "IShopper": { "Timeouts": 5 }, "IOther": { "Policies": { "Timeouts": "x" } } } } }""")]
    [InlineData("""{ "Resilience": { "Circuits": { "somebody": { "Timeouts": 5 }, "IShop.PriceAsync": { "Timeouts": 5 }, "IShop.CountAsync": { "Timeouts": 5 } } } }""")]
    [InlineData("""{ "Resilience": { "Dashboard": { "Port": 80 } } }""")]
    [InlineData("""{ "Interfaces": { "IShop": { "Policies": { "Timeouts": 5 } } }, "Faults": { "Interfaces": { "IShop": { "Policies": { "Timeouts": 5 } } } } }""")]
    [InlineData("""{ "Logging": { "Resilience": { "Interfaces": { "IShop": { "Timeouts": 5 } } } } }""")]
    [InlineData("{}")]
    public Task RES0200_is_not_reported(string settings) => Judged.IsSilentAsync(settings);

    [Theory]
    [InlineData("""{ "Resilience:Interfaces:IShop": { "Policies:[|Timeouts|]:Milliseconds": 5 } }""")]
    [InlineData("""{ "Resilience": { "Interfaces:IShop:Policies:Timeout:[|Seconds|]": 5 } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "[|\u0054imeouts|]": 5 } } } } }""")]
    [InlineData("{ \"Resilience\": { // here\n /* and\n here */ \"Interfaces\": { \"IShop\": {\n\t\"Policies\": { \"[|Timeouts|]\": 5, }, }, }, }, }")]
    [InlineData("\n{ \"Resilience\":\r\n { \"Interfaces\": { \"IShop\": { \"Policies\": { \"Timeout\": [ [|5|], [|{|] \"Milliseconds\": 5 }, ] } } } } }")]
    [InlineData("""{ "Resilience:Interfaces:IShop:Policies:[|T\u0069meouts|]:Milliseconds": 5 }""")]
    [InlineData("""{ "Resilience\u003aInterfaces": { "IShop\u003APolicies\u003a[|Timeouts|]": 5 } }""")]
    [InlineData("""{ "\"\\\ud83d\ude00": "😀\t", "Resilience": { "😀": 1, "Interfaces:IShop": { "Policies:[|Timeouts|]": 5 } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Methods": { "[|\"\\\ud83d\ude00|]:Retry": 1 } } } } }""")]
    public Task The_position_is_the_keys_in_every_form_of_JSON(string settings) => Judged.ReportsAsync("RES0200", settings);

    [Theory]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Methods": { "CountAsync": { "CircuitBreaker": { "[|FailureThreshold|]": 5, "Enabled": false }, "Bulkhead": [|5|], "RateLimit": 0 } } } } } }""")]
    [InlineData("""{ "Resilience": { "Interfaces": { "IShop": { "Methods": { "PriceAsync": { "CircuitBreaker": { "FailureThreshold": 5 }, "RateLimit": { "[|Window|]": 5, "Permits": 0 } } } } } } }""")]
    public Task What_stands_on_the_interface_is_not_set_for_one_method(string settings) => Judged.ReportsAsync("RES0200", settings);

    [Theory]
    [InlineData("{ \"Resilience\": { \"Interfaces\": { \"IShop\": { \"Timeouts\": 5 } } }")]
    [InlineData("{ \"Resilience\": { \"Interfaces\": { \"IShop\": { \"Timeouts\": 05 } } } }")]
    [InlineData("{ 'Resilience': { \"Interfaces\": { \"IShop\": { \"Timeouts\": 5 } } } }")]
    [InlineData("[ { \"Resilience\": { \"Interfaces\": { \"IShop\": { \"Timeouts\": 5 } } } } ]")]
    [InlineData("{ \"Resilience\": { \"Interfaces\": { \"IShop\": { \"Timeouts\": 5 } } } } x")]
    [InlineData("{ \"Resilience\": \"not ended")]
    [InlineData("{ \"Resilience\": { /* not ended")]
    [InlineData("")]
    public Task What_is_no_JSON_is_left_to_the_application(string settings) => Judged.IsSilentAsync(settings);

    [Fact]
    public Task Every_file_is_judged_by_itself() => Judged.ReportsAsync(
        "RES0200",
        code: null,
        ("src/App/appsettings.json", """{ "Resilience": { "Interfaces": { "IShop": { "[|Timeout|]": 5 } } } }"""),
        ("src/App/AppSettings.Production.json", """{ "Resilience": { "Interfaces": { "IShop": { "Methods": { "[|X|]": { } } } } } }"""),
        ("src/App/settings.json", """{ "Resilience": { "Interfaces": { "IShop": { "Timeout": 5 } } } }"""),
        ("src/App/appsettings.json.bak", """{ "Resilience": { "Interfaces": { "IShop": { "Timeout": 5 } } } }"""),
        ("src/App/appsettings.schema.yml", """{ "Resilience": { "Interfaces": { "IShop": { "Timeout": 5 } } } }"""));

    [Theory]
    [InlineData("IRepository<>")]
    [InlineData("IRepository<Order>")]
    [InlineData("Data.IRepository<Customer[,]>")]
    [InlineData("IRepository<Order>[backup]")]
    [InlineData("Pair<,>.IBoth<>")]
    [InlineData("Pair<int,Dictionary<string,int>>.IBoth<string>")]
    public Task A_generic_interface_is_known_by_its_constructions_and_keys(string name) => Judged.ReportsAsync("RES0200", Policies(name, "[|Timeouts|]"), Generic);

    [Theory]
    [InlineData("IRepository")]
    [InlineData("IRepository<,>")]
    [InlineData("IRepository<Order>backup")]
    [InlineData("IRepository<Order")]
    [InlineData("Data2.IRepository<Order>")]
    [InlineData("IBoth<>")]
    public Task Nothing_is_said_of_a_name_that_may_be_anybodys(string name) => Judged.IsSilentAsync(Policies(name, "Timeouts"), Generic);

    [Theory]
    [InlineData("ISend<string>")]
    [InlineData("ISend<>")]
    public Task A_class_guards_the_interface_that_it_names(string name) => Judged.ReportsAsync(
        "RES0200",
        $$"""{ "Resilience": { "Interfaces": { "{{name}}": { "Methods": { "SendAsync": { "Retry": 1, "[|Timeout|]": 5 } } } } } }""",
        "public interface ISend<T> { Task SendAsync(T message); } [ResilientProxy<ISend<string>>, Retry] public partial class Sender;");

    [Fact]
    public Task Of_two_interfaces_with_one_name_either_may_be_meant() => Judged.ReportsAsync(
        "RES0200",
        """{ "Resilience": { "Interfaces": { "IFoo": { "Policies": { "Timeout": 1, "Retry": 1, "[|Hedge|]": 1 } }, "A.IFoo": { "Policies": { "Timeout": 1, "[|Retry|]": 1 } } } } }""",
        "namespace A { [Timeout(1)] public interface IFoo { Task RunAsync(CancellationToken token); } } namespace B { [Retry] public interface IFoo { Task RunAsync(CancellationToken token); } }");

    [Fact]
    public Task An_interface_that_cannot_be_guarded_is_taken_to_have_every_policy() => Judged.ReportsAsync(
        "RES0200",
        """{ "Resilience": { "Interfaces": { "IFoo": { "Policies": { "Hedge": 1, "[|Hedges|]": 1 }, "Methods": { "Anything": { "Retry": 1 } } } } } }""",
        "public interface IFoo { [Timeout(1)] int Run(); }");

    [Fact]
    public Task Without_a_guarded_interface_nothing_is_reported()
        => Judged.IsSilentAsync("""{ "Resilience": { "Interface": { "IShop": { } }, "Interfaces": { "IShop": { "Timeouts": 5 } } } }""", "public interface IShop { void Run(); }");

    [Fact]
    public Task Without_the_library_nothing_is_reported()
        => Judged.IsSilentAsync("""{ "Resilience": { "Interfaces": { "IShop": { "Timeouts": 5 } } } }""", "namespace Resilience { class RetryAttribute : Attribute; [Retry] interface IShop; } // without the library");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Interfaces_of_other_assemblies_are_known(bool isCompiled)
    {
        Microsoft.CodeAnalysis.Compilation library = Judged.CompilationOf(Judged.Shop).WithAssemblyName("Library");
        Microsoft.CodeAnalysis.MetadataReference reference = library.ToMetadataReference();
        if (isCompiled)
        {
            MemoryStream image = new();
            library.Emit(image).Success.ShouldBeTrue();
            reference = Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(image.ToArray());
        }

        Judged.Text file = new("appsettings.json", Microsoft.CodeAnalysis.Text.SourceText.From("""{ "Resilience": { "Interfaces": { "IShop": { "Policies": { "Cache": 1 }, "Methods": { "Count": { } } } } } }"""));
        var reports = await Judged.ReportsAsync("class App;", [file], references: reference);
        reports.Select(report => report.Id).ShouldBe(["RES0200", "RES0200"]);
    }

    [Fact]
    public async Task Nothing_is_near_to_the_index_of_an_element_which_nobody_wrote()
        => (await Judged.SaidAsync("""{ "Resilience": { "Interfaces": { "IFoo": { "Methods": [ { "Retry": 1 } ] } } } }""", "public interface IFoo { [Retry] Task M(); }"))
            .ShouldBe(["RES0200: '0' is no guarded method of IFoo; there are: M"]);

    [Theory]
    [InlineData("Policies", "Timeouts", "'Timeouts' is no policy; the nearest is 'Timeout'", "Timeout")]
    [InlineData("Policies", "Breaker", "'Breaker' is no policy; there are: Bulkhead, Cache, CircuitBreaker, Coalesce, Fallback, Hedge, RateLimit, Retry, Timeout, TotalTimeout", null)]
    [InlineData("Policies", "Cache", "'Cache' is not named by the attributes of IShop, and configuration adds no policy; they name: Bulkhead, CircuitBreaker, Coalesce, Fallback, Hedge, RateLimit, Retry, Timeout, TotalTimeout", null)]
    [InlineData("Methods", "CountAsnc", "'CountAsnc' is no guarded method of IShop; the nearest is 'CountAsync'", "CountAsync")]
    [InlineData("Methods", "Stop", "'Stop' is no guarded method of IShop; there are: CountAsync, PriceAsync", null)]
    [InlineData("Methods:PriceAsync", "Retry", "'Retry' is not named by the attributes of IShop.PriceAsync, and configuration adds no policy; they name: Bulkhead, CircuitBreaker, Coalesce, Hedge, RateLimit, Timeout", null)]
    [InlineData("Policies:Timeout", "Millisecond", "'Millisecond' is no property of Timeout; the nearest is 'Milliseconds'", "Milliseconds")]
    [InlineData("Policies:Retry", "Often", "'Often' is no property of Retry; there are: Backoff, Budget, Delay, Enabled, Jitter, MaxDelay, MaxDuration, MaxRetries, Multiplier", null)]
    [InlineData("Policies:Timeout", "Abandon", "'Abandon' is decided in code, by the attribute Timeout; take it away here", null)]
    [InlineData("Methods:CountAsync:Bulkhead", "MaxQueue", "'MaxQueue' cannot be said of a method alone: the Bulkhead stands on the interface, one for all its methods; write it at Resilience:Interfaces:IShop:Policies:Bulkhead:MaxQueue", null)]
    [InlineData("", "Timeout", "'Timeout' is no part of an interface; write it below Policies or a method: Resilience:Interfaces:IShop:Policies:Timeout", null)]
    [InlineData("", "Policy", "'Policy' is no part of an interface; write Policies:<policy> or Methods:<method>:<policy> below it", null)]
    public async Task The_message_names_the_nearest_or_the_remedy(string path, string key, string message, string? nearest)
    {
        Judged.Text file = new("appsettings.json", Microsoft.CodeAnalysis.Text.SourceText.From($$"""{ "Resilience:Interfaces:IShop{{(path.Length == 0 ? "" : ":" + path)}}": { "{{key}}": 5 } }"""));
        var reports = await Judged.ReportsAsync(Judged.Shop, [file]);
        Microsoft.CodeAnalysis.Diagnostic report = reports.Single(report => report.Id == "RES0200");
        report.GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(message);
        report.Properties.GetValueOrDefault("Nearest").ShouldBe(nearest);
    }

    private const string Generic = """
        namespace Data { [Retry] public interface IRepository<T> { Task FindAsync(); } }
        public class Pair<TOne, TOther> { [Retry] public interface IBoth<T> { Task FindAsync(); } }
        """;

    private static string Policies(string name, string policy) => $$"""{ "Resilience": { "Interfaces": { "{{name}}": { "Policies": { "Retry": 1, "{{policy}}": 5 } } } } }""";
}
