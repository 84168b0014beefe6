using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class ReloadTests : ConfigurationTest
{
    private const string Timeout = "Resilience:Interfaces:IGateway:Policies:Timeout";

    private readonly Guarded _gateway = new Guarded(typeof(IGateway)).Timeout("ChargeAsync", 5_000).Retry("ChargeAsync");

    [Fact]
    public void A_change_holds_at_once_and_only_what_changed_is_touched()
    {
        Settings settings = new((Timeout, "7000"));
        Configure(settings, _gateway);
        _gateway.Told.ShouldBe(["ChargeAsync Timeout 7000"]);

        settings.Change((Timeout, "8000"));
        _gateway.Told.ShouldBe(["ChargeAsync Timeout 8000"]);

        settings.Change(("Resilience:Interfaces:IGateway:Policies:Retry", "1"));
        _gateway.Told.ShouldBe(["ChargeAsync Retry 1 after 200"]);

        settings.Change(("Elsewhere", "1"));
        _gateway.Told.ShouldBeEmpty();
    }

    [Fact]
    public void Only_a_change_of_what_holds_is_logged()
    {
        Settings settings = new((Timeout, "7000"));
        Guarded registered = new Guarded(typeof(IGateway)).Timeout("ChargeAsync", 5_000).Retry("ChargeAsync");
        PolicyConfiguration configuration = Start(settings, [registered.Service]);
        settings.Change();
        Log.Count.ShouldBe(0);
        configuration.Add(_gateway.Service);

        settings.Change();
        settings.Change(("Elsewhere", "1"));
        settings.Change(("Resilience:StrictConfiguration", "true"));
        settings.Change(("Resilience:Enabled", "true"), (Timeout + ":Enabled", "true"));
        Log.Count.ShouldBe(0);

        settings.Change((Timeout, "8000"));
        Log.Count.ShouldBe(1);
        settings.Change((Timeout + ":Enabled", "false"));
        Log.Count.ShouldBe(2);
        settings.Change((Timeout, null), (Timeout + ":Enabled", null));
        Log.GetSnapshot().Select(static record => record.Id.Id).ShouldBe([22, 22, 22]);
    }

    [Fact]
    public void What_means_the_same_as_before_is_no_change()
    {
        Settings settings = new((Timeout, "700"));
        Configure(settings, _gateway);
        _ = _gateway.Told;

        settings.Change((Timeout, "00:00:00.700"));
        settings.Change((Timeout, null), (Timeout + ":Milliseconds", "700"));
        settings.Change(("Resilience:Interfaces:IGateway:Policies:Retry", "3"), ("Resilience:Interfaces:IGateway:Policies:Retry:Delay", "200"));

        _gateway.Told.ShouldBeEmpty();
        Log.Count.ShouldBe(0);

        settings.Change((Timeout + ":Milliseconds", "5000"));
        settings.Change((Timeout + ":Milliseconds", null));
        _gateway.Told.ShouldBe(["ChargeAsync Timeout 5000"]);
        Log.Count.ShouldBe(1);
    }

    [Fact]
    public void That_a_mistake_is_taken_back_is_logged_though_nothing_changed_meanwhile()
    {
        Settings settings = new((Timeout, "7000"));
        Configure(settings, _gateway);

        settings.Change((Timeout, "never"));
        settings.Change((Timeout, "7000"));
        settings.Change();
        settings.Failure = new TimeZoneNotFoundException();
        settings.Change();
        settings.Failure = null;
        settings.Change();

        Log.GetSnapshot().Select(static record => record.Id.Id).ShouldBe([20, 22, 23, 22]);
    }

    [Fact]
    public void What_is_taken_away_goes_back_to_what_the_attribute_says()
    {
        Settings settings = new((Timeout, "7000"), ("Resilience:Enabled", "false"));
        Configure(settings, _gateway);
        _ = _gateway.Told;

        settings.Change((Timeout, null), ("Resilience:Enabled", null));

        _gateway.Told.ShouldBe(["ChargeAsync Timeout 5000", "ChargeAsync Timeout on", "ChargeAsync Retry on"]);
    }

    [Fact]
    public void A_change_with_a_bad_value_changes_nothing_and_logs_every_error_once()
    {
        Settings settings = new();
        Configure(settings, _gateway);

        settings.Change((Timeout, "-7"), ("Resilience:Interfaces:IGateway:Policies:Retry", "1"), ("Resilience:Interfaces:IGateway:Policies:Retries", "1"));
        settings.Change();

        _gateway.Told.ShouldBeEmpty();
        Log.GetSnapshot().Select(record => (record.Id.Id, record.Level, record.GetStructuredStateValue("Path"))).ShouldBe(
        [
            (20, LogLevel.Error, "Resilience:Interfaces:IGateway:Policies:Retries"),
            (20, LogLevel.Error, Timeout),
        ]);
        Log.LatestRecord.Message.ShouldBe($"The changed configuration is not applied, the old values stay: {Timeout}: Milliseconds is '-7', but must be 0 or more.");

        settings.Change((Timeout, "7000"), ("Resilience:Interfaces:IGateway:Policies:Retries", null));
        _gateway.Told.ShouldBe(["ChargeAsync Timeout 7000", "ChargeAsync Retry 1 after 200"]);
        Log.LatestRecord.ShouldSatisfyAllConditions(record => record.Id.Id.ShouldBe(22), record => record.Level.ShouldBe(LogLevel.Information));
    }

    [Fact]
    public void Every_change_that_is_refused_is_heard_also_where_the_error_was_told_before()
    {
        Settings settings = new();
        Configure(settings, _gateway);

        settings.Change((Timeout, "-1"));
        settings.Change(("Resilience:Interfaces:IGateway:Policies:Retry", "1"));
        settings.Change();

        _gateway.Told.ShouldBeEmpty();
        Log.GetSnapshot().Select(record => (record.Id.Id, record.GetStructuredStateValue("Path"))).ShouldBe([(20, Timeout), (20, Timeout)]);
    }

    [Fact]
    public void What_was_a_warning_is_told_as_an_error_where_a_change_is_refused_for_it()
    {
        const string Unknown = "Resilience:Circuits:IOther";
        Settings settings = new((Unknown + ":FailureThreshold", "1"));
        Start(settings, [_gateway.Service]);
        Log.LatestRecord.Id.Id.ShouldBe(21);

        settings.Change(("Resilience:StrictConfiguration", "true"), (Timeout, "1"));

        Log.GetSnapshot().Select(record => (record.Id.Id, record.GetStructuredStateValue("Path"))).ShouldBe([(21, Unknown), (20, Unknown)]);
        _gateway.Told.ShouldBeEmpty();
    }

    [Fact]
    public void A_name_that_nobody_knows_in_a_change_that_is_refused_for_something_else_is_a_warning()
    {
        Settings settings = new();
        Start(settings, [_gateway.Service]);

        settings.Change((Timeout, "-1"), ("Resilience:Circuits:IOther:FailureThreshold", "1"));

        Log.GetSnapshot().Select(static record => record.Id.Id).ShouldBe([20, 21]);
    }

    [Fact]
    public void A_shorthand_and_its_key_at_odds_are_a_bad_change()
    {
        Settings settings = new((Timeout, "7000"));
        Configure(settings, _gateway);
        _ = _gateway.Told;

        settings.Change((Timeout + ":Milliseconds", "8000"));
        _gateway.Told.ShouldBeEmpty();
        Log.LatestRecord.ShouldSatisfyAllConditions(
            record => record.Id.Id.ShouldBe(20),
            record => record.GetStructuredStateValue("Path").ShouldBe(Timeout + ":Milliseconds"));

        settings.Change((Timeout, null));
        _gateway.Told.ShouldBe(["ChargeAsync Timeout 8000"]);
    }

    [Fact]
    public void While_a_bad_change_stands_further_proxies_are_told_the_old_values()
    {
        Settings settings = new((Timeout, "7000"));
        PolicyConfiguration configuration = Configure(settings, _gateway);
        settings.Change((Timeout, "never"));
        Guarded keyed = new Guarded(typeof(IGateway), "backup").Timeout("ChargeAsync", 5_000).Retry("ChargeAsync");

        configuration.Add(keyed.Service);

        keyed.Told.ShouldBe(["ChargeAsync Timeout 7000"]);
    }

    [Fact]
    public void Registered_interfaces_are_checked_before_there_is_a_proxy()
    {
        Settings settings = new();
        Start(settings, [_gateway.Service]);

        settings.Change((Timeout, "-7"));

        Log.GetSnapshot().ShouldHaveSingleItem().Id.Id.ShouldBe(20);
    }

    [Fact]
    public void An_unknown_interface_is_warned_of_once()
    {
        Settings settings = new(("Resilience:Interfaces:IOther:Policies:Timeout", "1"));
        Start(settings, [_gateway.Service]);

        settings.Change((Timeout, "1"));
        settings.Change((Timeout, "2"));

        Log.GetSnapshot().Select(record => record.Id.Id).ShouldBe([21, 22, 22]);
    }

    [Fact]
    public void Without_registration_an_interface_is_known_from_its_first_proxy_on_and_unknown_ones_are_found_in_changes()
    {
        Settings settings = new(("Resilience:Interfaces:IOther:Policies:Timeout", "1"), ("Resilience:StrictConfiguration", "true"));
        Configure(settings, _gateway);
        Log.Count.ShouldBe(0);

        settings.Change((Timeout, "1"));

        Log.GetSnapshot().ShouldHaveSingleItem().Id.Id.ShouldBe(20);
        _gateway.Told.ShouldBeEmpty();
    }

    [Fact]
    public void A_key_that_nobody_reads_is_found_at_once_for_no_proxy_makes_it_known()
    {
        Settings settings = new(("Resilience:Intefaces:IGateway:Policies:Timeout", "1"));
        Configure(settings, _gateway);

        Log.GetSnapshot().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            record => record.Id.Id.ShouldBe(21),
            record => record.Message.ShouldBe("Resilience:Intefaces: nobody reads it. There are: Circuits, Enabled, Interfaces, StrictConfiguration."));
    }

    [Fact]
    public void Where_it_is_strict_it_is_an_error_at_once()
        => Should.Throw<InvalidOperationException>(() => Configure(new Settings(("Resilience:Intefaces:IGateway", "1"), ("Resilience:StrictConfiguration", "true"))))
            .Message.ShouldContain("Resilience:Intefaces: nobody reads it.");

    [Fact]
    public void A_provider_that_throws_changes_nothing_and_is_logged()
    {
        Settings settings = new((Timeout, "7000"));
        Configure(settings, _gateway);
        _ = _gateway.Told;

        settings.Failure = new TimeZoneNotFoundException();
        settings.Change((Timeout, "8000"));
        _gateway.Told.ShouldBeEmpty();
        Log.LatestRecord.ShouldSatisfyAllConditions(
            record => record.Id.Id.ShouldBe(23),
            record => record.Level.ShouldBe(LogLevel.Error),
            record => record.Exception.ShouldBeSameAs(settings.Failure));

        settings.Failure = null;
        settings.Change();
        _gateway.Told.ShouldBe(["ChargeAsync Timeout 8000"]);
    }

    [Fact]
    public void Of_two_changes_at_once_the_last_one_wins()
    {
        Settings settings = new((Timeout, "1"));
        Configure(settings, _gateway);
        _ = _gateway.Told;

        // When the first change has been read, and not applied, the second is made.
        settings.Read = path =>
        {
            if (path == Timeout)
            {
                settings.Read = static _ => { };
                settings.Change((Timeout, "2"));
            }
        };
        settings.Change((Timeout, "3"));

        _gateway.Told.ShouldBe(["ChargeAsync Timeout 3", "ChargeAsync Timeout 2"]);
    }

    [Fact]
    public void Changes_from_many_threads_end_with_the_last()
    {
        Settings settings = new((Timeout, "0"));
        Configure(settings, _gateway);

        Race.Run(8, number =>
        {
            for (int i = 1; i <= 50; i++)
            {
                lock (settings)
                {
                    settings.Set(Timeout, $"{(number * 100) + i}");
                }

                settings.Change();
            }
        });
        settings.TryGet(Timeout, out string? last);

        _gateway.Told.Last(told => told.StartsWith("ChargeAsync Timeout", StringComparison.Ordinal)).ShouldBe($"ChargeAsync Timeout {last}");
    }

    [Fact]
    public async Task A_provider_or_a_logger_that_waits_for_a_new_proxy_does_not_block()
    {
        Settings settings = new((Timeout, "1"));
        PolicyConfiguration? configuration = null;
        List<Task> added = [];
        void AddElsewhere()
        {
            Task task = Task.Run(() => configuration!.Add(new Guarded(typeof(IOther)).Timeout("CallAsync", 1).Service));
            added.Add(task);
            task.Wait(TimeSpan.FromSeconds(10)).ShouldBeTrue();
        }

        configuration = Start(settings, [_gateway.Service], new CallingLogger(AddElsewhere));
        settings.Read = _ =>
        {
            settings.Read = static _ => { };
            AddElsewhere();
        };
        settings.Change((Timeout, "2"));

        added.Count.ShouldBe(2);
        await Task.WhenAll(added);
    }

    [Fact]
    public void A_logger_that_throws_is_reported_and_the_change_holds()
    {
        Settings settings = new((Timeout, "1"));
        List<Exception> reported = [];
        using PolicyConfiguration configuration = new(settings.Root, new ThrowingLoggerFactory(), reported.Add, registered: null);
        configuration.Add(_gateway.Service);
        _ = _gateway.Told;

        settings.Change((Timeout, "2"));

        _gateway.Told.ShouldBe(["ChargeAsync Timeout 2"]);
        reported.ShouldHaveSingleItem().Message.ShouldBe("logger");
    }

    [Fact]
    public void Nothing_is_heard_after_disposal()
    {
        Settings settings = new((Timeout, "1"));
        PolicyConfiguration configuration = Configure(settings, _gateway);
        _ = _gateway.Told;

        configuration.Dispose();
        settings.Change((Timeout, "2"));

        _gateway.Told.ShouldBeEmpty();
    }

    [Fact]
    public void A_service_key_s_text_is_not_asked_for_while_the_gate_is_held()
    {
        Settings settings = new((Timeout, "1"));
        PolicyConfiguration configuration = Configure(settings, _gateway);

        configuration.Add(new Guarded(typeof(IOther), new WaitingKey(() => Task.Run(() => settings.Change((Timeout, "2"))).Wait(TimeSpan.FromSeconds(10)).ShouldBeTrue())).Timeout("CallAsync", 1).Service);

        _gateway.Told.ShouldContain("ChargeAsync Timeout 2");
    }

    private sealed class WaitingKey(Action wait)
    {
        public override string ToString()
        {
            wait();
            return "key";
        }
    }

    private sealed class CallingLogger(Action call) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => call();
    }
}
