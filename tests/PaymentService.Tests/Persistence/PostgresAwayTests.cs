using System.Net;
using Npgsql;
using PaymentService.Trials;

namespace PaymentService.Tests;

/// <summary>A server that is stopped, restarted, or has no connection left; what tables it has is made by the service.</summary>
public sealed class PostgresAwayTests : ServiceTest
{
    private const int MostConnections = 40;

    private PostgresServer Server => ((OwnPostgres)Database).Server;

    internal override async Task<TestDatabase> CreateDatabaseAsync() =>
        new OwnPostgres(await PostgresServer.StartAsync(durable: false, $"max_connections = {MostConnections}"));

    [DatabaseFact(On = Databases.Postgres)]
    public async Task Without_a_server_every_answer_is_503_and_when_it_is_back_the_same_request_is_paid_once()
    {
        Answer before = await Service.PayAsync("order-0");
        await Server.StopAsync(PostgresStop.Immediate);
        int asked = Traffic.Requests.Count;

        Answer refused = (await Service.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        refused.RetryAfter!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        (await Service.GetAsync($"/payments/{before.PaymentId}")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        (await Service.GetAsync("/payments")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        (await Service.GetAsync("/health")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        Traffic.Requests.Count.ShouldBe(asked);

        await Server.StartAgainAsync();
        Answer paid = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
        await ShouldBeChargedOnceAsync(before.PaymentId, paid.PaymentId);
        (await Service.GetAsync("/health")).Text.ShouldBe("Healthy");
    }

    [DatabaseTheory(On = Databases.Postgres)]
    [InlineData("/payment_intents", 0)]
    [InlineData("/confirm", 1)]
    public async Task Stopped_in_the_middle_of_a_payment_it_leaves_nothing_half_done(string after, int charges)
    {
        bool stopped = false;
        Traffic.After = async (response, _) =>
        {
            if (!stopped && response.RequestMessage!.RequestUri!.AbsolutePath.EndsWith(after, StringComparison.Ordinal))
            {
                stopped = true;
                await Server.StopAsync(PostgresStop.Immediate);
            }

            return response;
        };
        (await Service.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        (await ChargesAsync()).Count.ShouldBe(charges);
        await UntilAsync(() => Service.Log.Any(record => record.Message.Contains("queue cannot be read", StringComparison.Ordinal)), "the worker has looked for work, in vain");

        await Server.StartAgainAsync();

        await UntilAsync(async () => (await Service.GetAsync("/health")).Status == HttpStatusCode.OK, "the database is back");
        await UntilAsync(async () => await Service.CountAsync("success") == 1, "the payment is finished");
        await ShouldBeChargedOnceAsync((await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS").PaymentId);
    }

    [DatabaseTheory(On = Databases.Postgres)]
    [InlineData(PostgresStop.Fast)]
    [InlineData(PostgresStop.Immediate)]
    internal async Task Restarted_under_idle_connections_it_costs_503_at_worst_and_few_of_them(PostgresStop how)
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Service.PayAsync($"before-{i}")));

        await Server.StopAsync(how);
        await Server.StartAgainAsync();

        var answers = new List<HttpStatusCode>();
        for (int i = 0; i < 30; i++)
        {
            answers.Add((await Service.PayAsync($"after-{i}")).Status);
        }

        answers.ShouldAllBe(status => status == HttpStatusCode.Created || status == HttpStatusCode.ServiceUnavailable);
        answers.Count(status => status == HttpStatusCode.ServiceUnavailable).ShouldBeLessThanOrEqualTo(1);
    }

    [DatabaseFact(On = Databases.Postgres)]
    public async Task Killed_it_recovers_and_has_lost_nothing_that_was_accepted()
    {
        Answer paid = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");

        await Server.KillAsync();
        await Server.StartAgainAsync();

        await UntilAsync(async () => (await Service.GetAsync("/health")).Status == HttpStatusCode.OK, "the database is back");
        (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS").PaymentId.ShouldBe(paid.PaymentId);
        await ShouldBeChargedOnceAsync(paid.PaymentId);
    }

    [DatabaseFact(On = Databases.Postgres)]
    public async Task Away_at_the_start_it_is_made_as_soon_as_it_can_be()
    {
        await Server.StopAsync(PostgresStop.Fast);
        await using Service early = await StartServiceAsync($"--ConnectionStrings:Payments={Server.ConnectionString("later")}");
        (await early.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);

        await Server.StartAgainAsync();

        await UntilAsync(async () => (await early.GetAsync("/health")).Status == HttpStatusCode.OK, "the database is made");
        (await early.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }

    [DatabaseFact(On = Databases.Postgres)]
    public async Task A_server_that_takes_no_more_connections_is_away()
    {
        await using Service poolless = await StartServiceAsync($"--ConnectionStrings:Payments={Database.ConnectionString};Pooling=false");
        var others = new Stack<NpgsqlConnection>();
        try
        {
            while (await TryConnectAsync() is { } connection)
            {
                others.Push(connection);
            }

            (await poolless.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
            Traffic.Requests.ShouldBeEmpty();
        }
        finally
        {
            foreach (NpgsqlConnection connection in others)
            {
                await connection.DisposeAsync();
            }
        }

        await UntilAsync(async () => (await poolless.GetAsync("/health")).Status == HttpStatusCode.OK, "the others have gone");
        (await poolless.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }

    [DatabaseFact(On = Databases.Postgres)]
    public async Task A_pool_that_has_no_connection_left_is_away_too()
    {
        await using Service narrow = await StartServiceAsync($"--ConnectionStrings:Payments={Database.ConnectionString};Maximum Pool Size=1;Timeout=1");
        await using var other = new NpgsqlConnection($"{Database.ConnectionString};Pooling=false");
        await other.OpenAsync();
        Task<Answer>[] three;
        await using (NpgsqlTransaction locked = await other.BeginTransactionAsync())
        {
            await using var command = new NpgsqlCommand("""LOCK TABLE "Payments" IN ACCESS EXCLUSIVE MODE""", other, locked);
            await command.ExecuteNonQueryAsync();

            three = [.. Enumerable.Range(0, 3).Select(i => narrow.PayAsync($"order-{i}"))];
            await WaitForAsync(() => three.Count(request => request.IsCompleted) == 2, "one has the connection, the others are answered");
            foreach (Task<Answer> request in three.Where(request => request.IsCompleted))
            {
                (await request).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
            }
        }

        (await Task.WhenAll(three)).Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
    }

    private async Task<NpgsqlConnection?> TryConnectAsync()
    {
        var connection = new NpgsqlConnection($"{Database.ConnectionString};Pooling=false");
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            await connection.DisposeAsync();
            return null;
        }
    }
}
