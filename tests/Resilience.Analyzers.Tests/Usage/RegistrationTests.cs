using Resilience.Analyzers.Usage;

namespace Resilience.Analyzers.Tests.Usage;

public sealed class RegistrationTests
{
    private const string Types = """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        public interface IGateway { [Retry] Task PingAsync(); }
        public class Gateway : IGateway { public Task PingAsync() => Task.CompletedTask; }
        [Retry] public interface IRepository<T> { Task<T?> FindAsync(int id); }
        public class Repository<T> : IRepository<T> { public Task<T?> FindAsync(int id) => Task.FromResult<T?>(default); }
        public class OtherGateway : IGateway { public Task PingAsync() => Task.CompletedTask; }
        public interface IPlain { Task PingAsync(); }
        public class Plain : IPlain { public Task PingAsync() => Task.CompletedTask; }
        public interface ISwitchedOff { [Retry(0)] Task PingAsync(); }
        public class SwitchedOff : ISwitchedOff { public Task PingAsync() => Task.CompletedTask; }
        public interface IWide : IGateway { [Retry] Task PongAsync(); }

        """;

    [Theory]
    [InlineData("services.[|AddSingleton<IGateway, Gateway>|]();")]
    [InlineData("services.AddSingleton<Plain>().[|AddScoped<IGateway, Gateway>|]().AddSingleton<Plain>();")]
    [InlineData("services.[|TryAddTransient<IGateway, Gateway>|]();")]
    [InlineData("services.[|AddKeyedScoped<IGateway, Gateway>|](\"backup\");")]
    [InlineData("services.[|AddHttpClient<IGateway, Gateway>|]();")]
    [InlineData("services.[|AddSingleton<IGateway>|](new Gateway());")]
    [InlineData("services.AddSingleton<Gateway>(); services.[|AddSingleton<IGateway>|](provider => provider.GetRequiredService<Gateway>());")]
    [InlineData("services.[|AddSingleton<IGateway>|](provider => { if (provider is null) { return new Gateway(); } return new Gateway(); });")]
    [InlineData("services.[|AddSingleton|](typeof(IGateway), typeof(Gateway));")]
    [InlineData("services.[|AddKeyedSingleton|](typeof(IGateway), \"backup\", typeof(Gateway));")]
    [InlineData("services.[|AddScoped|](typeof(IRepository<>), typeof(Repository<>));")]
    [InlineData("services.[|AddScoped<IRepository<int>, Repository<int>>|]();")]
    [InlineData("services.TryAdd(ServiceDescriptor.[|Singleton<IGateway, Gateway>|]());")]
    [InlineData("services.[|AddSingleton<IGateway, Gateway>|](); services.[|AddKeyedSingleton<IGateway, Gateway>|](1); services.AddResilient<IRepository<int>, Repository<int>>();")]
    public Task RES0100_is_reported(string statements) => Verify<RegistrationAnalyzer>.ReportsAsync("RES0100", InMethod(statements));

    [Theory]
    [InlineData("services.AddResilient<IGateway, Gateway>();")]
    [InlineData("services.AddSingleton<IGateway, Gateway>(); services.DecorateWithResilience<IGateway>();")]
    [InlineData("services.AddSingleton<IGateway, Gateway>(); services.AddKeyedResilient<IGateway, Gateway>(\"guarded\");")]
    [InlineData("services.AddScoped<IRepository<int>, Repository<int>>(); services.DecorateWithResilience(typeof(IRepository<>));")]
    [InlineData("services.AddSingleton<IGateway>(Resilient.Wrap<IGateway>(new Gateway()));")]
    [InlineData("services.AddSingleton<IGateway, Gateway>(); IGateway one = Resilient.Wrap<IGateway>(new Gateway());")]
    [InlineData("services.AddSingleton<IGateway>(new ResilientGateway(new Gateway()));")]
    [InlineData("services.AddSingleton<IGateway>(provider => new ResilientGateway(new Gateway()));")]
    [InlineData("services.AddSingleton<IGateway, Gateway>(); ResilientGateway Make() => new(new Gateway());")]
    [InlineData("services.AddSingleton<IGateway>(provider => provider.GetRequiredService<IWide>());")]
    [InlineData("services.AddSingleton<IGateway>(Make); static IGateway Make(IServiceProvider provider) => new Gateway();")]
    [InlineData("services.AddSingleton<IGateway>(provider => { if (provider is null) { return new Gateway(); } return new OtherGateway(); });")]
    [InlineData("services.AddSingleton<IPlain, Plain>();")]
    [InlineData("services.AddSingleton<ISwitchedOff, SwitchedOff>();")]
    [InlineData("services.AddSingleton<Gateway>();")]
    [InlineData("services.AddSingleton<IGateway, Gateway>(); Guard<IGateway>(); void Guard<T>() where T : class => services.DecorateWithResilience<T>();")]
    [InlineData("services.AddScoped(typeof(IRepository<>), typeof(Repository<>)); Guard(typeof(IRepository<>)); void Guard(Type type) => services.DecorateWithResilience(type);")]
    [InlineData("services.AddSingleton<IGateway, Gateway>(); // with xunit")]
    public Task RES0100_is_not_reported(string statements) => Verify<RegistrationAnalyzer>.IsSilentAsync(InMethod(statements));

    [Theory]
    [InlineData("[ResilientProxy<IGateway>] public partial class Guard;")]
    [InlineData("static class Own { public static void AddSingleton<TService, TImplementation>(this List<int> list) { } static void Use(List<int> list) => list.AddSingleton<IGateway, Gateway>(); }")]
    public Task RES0100_knows_what_else_guards_and_what_is_no_registration(string more)
        => Verify<RegistrationAnalyzer>.IsSilentAsync((more.StartsWith('[') ? InMethod("services.AddSingleton<IGateway, Gateway>();") : InMethod(string.Empty)) + more);

    [Theory]
    [InlineData("services.AddSingleton<IGateway, Gateway>();", "'IGateway' is registered here, and nothing in this project guards it: who asks for it gets the 'Gateway' itself, and no policy acts; call AddResilient")]
    [InlineData("services.AddKeyedSingleton<IGateway, Gateway>(1);", "'IGateway' is registered here, and nothing in this project guards it: who asks for it gets the 'Gateway' itself, and no policy acts; call AddKeyedResilient")]
    [InlineData("services.AddHttpClient<IGateway, Gateway>();", "'IGateway' is registered here, and nothing in this project guards it: who asks for it gets the 'Gateway' itself, and no policy acts; call DecorateWithResilience after it")]
    public Task The_message_names_both_and_the_remedy(string statements, string message) => Verify<RegistrationAnalyzer>.SaysAsync("RES0100", InMethod(statements), message);

    private static string InMethod(string statements) => $$"""
        {{Types}}
        static class Startup
        {
            static void Configure(IServiceCollection services)
            {
                {{statements}}
            }
        }

        """;
}
