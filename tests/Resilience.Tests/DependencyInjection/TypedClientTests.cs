using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class TypedClientTests
{
    [Fact]
    public void A_typed_client_keeps_its_http_client_and_its_lifetime()
    {
        using ServiceProvider provider = Containers.Build(static services => AddClient(services));
        IGreeter greeter = provider.GetRequiredService<IGreeter>();

        greeter.Greet().ShouldBe("guarded http://shop.test/");
        provider.GetRequiredService<IGreeter>().ShouldNotBeSameAs(greeter);
        provider.GetRequiredService<IGreeter>().Probe().Inner.ShouldNotBeSameAs(greeter.Probe().Inner);
    }

    [Fact]
    public void A_typed_client_goes_through_its_handlers()
    {
        using ServiceProvider provider = Containers.Build(static services => AddClient(services)
            .ConfigurePrimaryHttpMessageHandler(static () => new AnsweringHandler())
            .AddHttpMessageHandler(static () => new CountingHandler()));

        ((ShopClient)provider.GetRequiredService<IGreeter>().Probe().Inner).Ask().ShouldBe("1");
        ((ShopClient)provider.GetRequiredService<IGreeter>().Probe().Inner).Ask().ShouldBe("2", "the handler lives longer than the client");
    }

    [Fact]
    public void Handlers_rotate_as_ever()
    {
        int made = 0;
        using ServiceProvider provider = Containers.Build(services => AddClient(services)
            .SetHandlerLifetime(TimeSpan.FromMinutes(7))
            .ConfigurePrimaryHttpMessageHandler(() =>
            {
                made++;
                return new AnsweringHandler();
            }));

        provider.GetRequiredService<IGreeter>();
        provider.GetRequiredService<IGreeter>();

        made.ShouldBe(1, "clients share a handler for its lifetime");
        provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(nameof(IGreeter)).HandlerLifetime.ShouldBe(TimeSpan.FromMinutes(7));
    }

    [Fact]
    public void All_instances_of_a_typed_client_share_its_circuit()
    {
        using ServiceProvider provider = Containers.Build(static services => AddClient(services));
        IGreeter first = provider.GetRequiredService<IGreeter>();
        IGreeter second = provider.GetRequiredService<IGreeter>();

        provider.GetRequiredService<ICircuitRegistry>()["IGreeter"].Open();

        Should.Throw<CircuitOpenException>(first.Greet);
        Should.Throw<CircuitOpenException>(second.Greet);
    }

    private static IHttpClientBuilder AddClient(IServiceCollection services)
    {
        IHttpClientBuilder builder = services.AddHttpClient<IGreeter, ShopClient>(static client => client.BaseAddress = new Uri("http://shop.test/"));
        services.DecorateWithResilience<IGreeter>();
        return builder;
    }

    private sealed class ShopClient(HttpClient client) : IGreeter
    {
        public string Greet() => $"{client.BaseAddress}";

        public string Ask()
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "greeting");
            using HttpResponseMessage response = client.Send(request);
            return response.ReasonPhrase!;
        }
    }

    private sealed class CountingHandler : DelegatingHandler
    {
        private int _calls;

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = base.Send(request, cancellationToken);
            response.ReasonPhrase = $"{++_calls}";
            return response;
        }
    }

    private sealed class AnsweringHandler : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
