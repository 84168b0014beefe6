using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using GenericHost = Microsoft.Extensions.Hosting.Host;

namespace Resilience.GeneratedTests;

/// <summary>The generic host, as an application has it: a configuration file, its own registrations, its own start.</summary>
public sealed class HostTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("host").FullName;
    private readonly FakeLoggerProvider _log = new();
    private readonly Callee _callee = new() { Script = static (_, _) => Callee.Fails() };

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task It_refuses_to_start_on_a_bad_section_and_names_every_path()
    {
        Write("""
            {
              "Resilience": {
                "Interfaces": {
                  "IConfigured": {
                    "Policies": { "Timeout": 5, "Retry": { "Delay": -1 } },
                    "Methods": { "ReedAsync": { "Retry": 1 } }
                  },
                  "IPaymentGateway": { "Policies": { "Timeout": "soon" } }
                },
                "Circuits": { "IConfigured": { "HalfOpenPermits": 0 } }
              }
            }
            """);
        Worker worker = new();
        using IHost host = Build(worker);

        OptionsValidationException error = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());

        error.Failures.Select(static failure => failure[..failure.IndexOf(": ", StringComparison.Ordinal)]).ShouldBe(
            [
                "Resilience:Interfaces:IConfigured:Policies:Timeout",
                "Resilience:Interfaces:IConfigured:Policies:Retry:Delay",
                "Resilience:Interfaces:IConfigured:Methods:ReedAsync",
                "Resilience:Interfaces:IPaymentGateway:Policies:Timeout",
                "Resilience:Circuits:IConfigured:HalfOpenPermits",
            ],
            ignoreOrder: true);
        worker.HasStarted.ShouldBeFalse();
        _callee.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task It_starts_on_a_good_one_and_a_file_that_changes_holds_for_proxies_in_use()
    {
        Write(Retries("2"));
        Worker worker = new();
        using IHost host = Build(worker);
        await host.StartAsync();
        worker.HasStarted.ShouldBeTrue();
        IConfigured proxy = host.Services.GetRequiredService<IConfigured>();
        (await AttemptsAsync(proxy)).ShouldBe(3);

        Write(Retries("0"));
        await World.UntilAsync(() => Logged(22) == 1);
        (await AttemptsAsync(proxy)).ShouldBe(1);

        Write(Retries("\"often\""));
        await World.UntilAsync(() => Logged(20) == 1);
        (await AttemptsAsync(proxy)).ShouldBe(1);

        Write(Retries("1"));
        await World.UntilAsync(() => Logged(22) == 2);
        (await AttemptsAsync(proxy)).ShouldBe(2);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_file_that_cannot_be_parsed_changes_nothing_and_the_file_s_provider_says_so_where_it_was_asked_to()
    {
        Write(Retries("2"));
        int failures = 0;
        using IHost host = Build(new Worker(), source => source.OnLoadException = context =>
        {
            context.Exception.ShouldNotBeNull();
            Interlocked.Increment(ref failures);
        });
        await host.StartAsync();
        IConfigured proxy = host.Services.GetRequiredService<IConfigured>();

        Write("{ \"Resilience\": ");
        await World.UntilAsync(() => Volatile.Read(ref failures) > 0);
        (await AttemptsAsync(proxy)).ShouldBe(3);

        Write(Retries("0"));
        await World.UntilAsync(() => Logged(22) == 1);
        (await AttemptsAsync(proxy)).ShouldBe(1);
        _log.Collector.GetSnapshot().ShouldNotContain(static record => record.Id.Id == 20 || record.Id.Id == 23);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_failure_that_the_file_s_provider_is_told_to_ignore_is_an_empty_file()
    {
        Write(Retries("2"));
        using IHost host = Build(new Worker(), static source => source.OnLoadException = static context => context.Ignore = true);
        await host.StartAsync();
        IConfigured proxy = host.Services.GetRequiredService<IConfigured>();
        (await AttemptsAsync(proxy)).ShouldBe(3);

        Write("{ \"Resilience\": ");

        await World.UntilAsync(() => Logged(22) == 1);
        (await proxy.ReadAsync(1, default)).ShouldBe(100, "the fallback answers, which the file switched off");
    }

    private static string Retries(string number) => $$"""
        {
          "Resilience": {
            "StrictConfiguration": true,
            "Interfaces": { "IConfigured": { "Policies": { "Retry": { "MaxRetries": {{number}}, "Delay": 0 }, "Fallback": { "Enabled": false }, "CircuitBreaker": { "Enabled": false } } } }
          }
        }
        """;

    /// <summary>At once or not at all: whoever reads it in between would find half a file.</summary>
    private void Write(string json)
    {
        string whole = Path.Combine(_folder, "new.json");
        File.WriteAllText(whole, json);
        File.Move(whole, Path.Combine(_folder, "settings.json"), overwrite: true);
    }

    private IHost Build(Worker worker, Action<JsonConfigurationSource>? configure = null)
    {
        HostApplicationBuilder builder = GenericHost.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = _folder });
        builder.Configuration.AddJsonFile(source =>
        {
            source.Path = Path.Combine(_folder, "settings.json");
            source.ReloadOnChange = true;
            source.ResolveFileProvider();
            configure?.Invoke(source);
        });
        builder.Logging.AddProvider(_log);
        builder.Services.AddSingleton<IHostedService>(worker).AddSingleton<Backup>();
        builder.Services.AddSingleton<IConfigured>(_callee).DecorateWithResilience<IConfigured>();
        builder.Services.AddSingleton<IPaymentGateway>(static _ => throw new InvalidOperationException("Nobody asked for it.")).DecorateWithResilience<IPaymentGateway>();
        return builder.Build();
    }

    private int Logged(int id) => _log.Collector.GetSnapshot().Count(record => record.Id.Id == id);

    private async Task<int> AttemptsAsync(IConfigured proxy)
    {
        int before = _callee.Calls;
        await Should.ThrowAsync<HttpRequestException>(() => proxy.ReadAsync(1, default));
        return _callee.Calls - before;
    }

    private sealed class Worker : IHostedService
    {
        public bool HasStarted { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            HasStarted = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
