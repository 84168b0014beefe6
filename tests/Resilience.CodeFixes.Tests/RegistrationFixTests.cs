using Resilience.Analyzers.Usage;

namespace Resilience.CodeFixes.Tests;

public sealed class RegistrationFixTests
{
    [Theory]
    [InlineData("services.[|AddSingleton<IGateway, Gateway>|]();", "services.AddResilient<IGateway, Gateway>(ServiceLifetime.Singleton);")]
    [InlineData("services.[|AddScoped<IGateway, Gateway>|]();", "services.AddResilient<IGateway, Gateway>();")]
    [InlineData("services.[|AddKeyedTransient<IGateway, Gateway>|](\"spare\");", "services.AddKeyedResilient<IGateway, Gateway>(\"spare\", ServiceLifetime.Transient);")]
    [InlineData("services.[|AddKeyedScoped<IGateway, Gateway>|](serviceKey: 1);", "services.AddKeyedResilient<IGateway, Gateway>(serviceKey: 1);")]
    [InlineData("services.[|AddScoped<IBox<int>, Box<int>>|]();", "services.AddResilient<IBox<int>, Box<int>>();")]
    public Task RES0100_becomes_the_resilient_registration(string before, string after)
        => Verify<RegistrationAnalyzer, RegistrationFix>.BecomesAsync("RES0100", InMethod(before), InMethod(after));

    [Theory]
    [InlineData("services.[|AddSingleton<IGateway>|](new Gateway());", "services.AddSingleton<IGateway>(new Gateway()).DecorateWithResilience<IGateway>();")]
    [InlineData("services.[|AddSingleton<IGateway>|](_ => new Gateway()).AddOptions();", "services.AddSingleton<IGateway>(_ => new Gateway()).DecorateWithResilience<IGateway>().AddOptions();")]
    [InlineData("services.[|AddSingleton|](typeof(IGateway), typeof(Gateway));", "services.AddSingleton(typeof(IGateway), typeof(Gateway)).DecorateWithResilience<IGateway>();")]
    [InlineData("services.[|AddScoped|](typeof(IBox<>), typeof(Box<>));", "services.AddScoped(typeof(IBox<>), typeof(Box<>)).DecorateWithResilience(typeof(IBox<>));")]
    [InlineData("services.[|TryAddScoped<IGateway, Gateway>|](); // once", "services.TryAddScoped<IGateway, Gateway>(); // once\n        services.DecorateWithResilience<IGateway>();")]
    [InlineData("services.[|AddHttpClient<IGateway, Gateway>|]().SetHandlerLifetime(TimeSpan.FromMinutes(5));", "services.AddHttpClient<IGateway, Gateway>().SetHandlerLifetime(TimeSpan.FromMinutes(5));\n        services.DecorateWithResilience<IGateway>();")]
    public Task RES0100_is_decorated_where_nothing_can_be_put_in_its_place(string before, string after)
        => Verify<RegistrationAnalyzer, RegistrationFix>.BecomesAsync("RES0100", InMethod(before), InMethod(after));

    [Fact]
    public Task Two_registrations_are_guarded_at_once()
        => Verify<RegistrationAnalyzer, RegistrationFix>.BecomesAsync(
            "RES0100",
            InMethod("services.[|AddSingleton<IGateway, Gateway>|]().[|AddScoped<IBox<int>, Box<int>>|]();"),
            InMethod("services.AddResilient<IGateway, Gateway>(ServiceLifetime.Singleton).AddResilient<IBox<int>, Box<int>>();"));

    [Theory]
    [InlineData("services.TryAdd(ServiceDescriptor.[|Singleton<IGateway, Gateway>|]());")]
    [InlineData("ServiceCollectionServiceExtensions.[|AddSingleton<IGateway, Gateway>|](services);")]
    [InlineData("services.AddOptions().[|TryAddScoped<IGateway, Gateway>|]();")]
    [InlineData("Action configure = () => services.[|TryAddScoped<IGateway, Gateway>|]();")]
    public Task Nothing_is_offered_where_no_place_is_for_it(string statements)
        => Verify<RegistrationAnalyzer, RegistrationFix>.IsLeftAsync("RES0100", InMethod(statements));

    private static string InMethod(string statements) => $$"""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        using Resilience;

        public interface IGateway
        {
            [Retry]
            Task PingAsync();
        }

        public class Gateway : IGateway
        {
            public Task PingAsync() => Task.CompletedTask;
        }

        [Retry]
        public interface IBox<T>
        {
            Task PutAsync(T item);
        }

        public class Box<T> : IBox<T>
        {
            public Task PutAsync(T item) => Task.CompletedTask;
        }

        static class Startup
        {
            static void Configure(IServiceCollection services)
            {
                {{statements}}
            }
        }
        """;
}
