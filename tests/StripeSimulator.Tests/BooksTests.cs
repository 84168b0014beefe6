using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Stripe;
using File = System.IO.File;

namespace StripeSimulator.Tests;

public sealed class BooksTests : SimulatorTest
{
    [Fact]
    public async Task Intents_charges_and_keys_outlive_the_simulator()
    {
        PaymentIntent intent = await CreateIntentAsync(key: "create");
        await Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id);

        await StopAsync();
        await StartAsync();

        (await Stripe.V1.PaymentIntents.GetAsync(intent.Id)).Status.ShouldBe("succeeded");
        (await CreateIntentAsync(key: "create")).Id.ShouldBe(intent.Id);
        (await ChargesAsync()).ShouldBe([new BookedCharge(intent.Id, "p-1", 1999, "succeeded")]);
    }

    [Fact]
    public async Task An_effect_whose_key_cannot_be_stored_does_not_happen()
    {
        PaymentIntent intent = await CreateIntentAsync();
        await using (var books = new SqliteConnection($"Data Source={BooksPath};Pooling=False"))
        {
            await books.OpenAsync();
            await using SqliteCommand trap = books.CreateCommand();
            trap.CommandText = "CREATE TRIGGER trap BEFORE INSERT ON idempotency_keys BEGIN SELECT RAISE(ABORT, 'full'); END";
            await trap.ExecuteNonQueryAsync();
        }

        using HttpResponseMessage failed = await PostAsync($"/v1/payment_intents/{intent.Id}/confirm", "", "key");

        failed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await Stripe.V1.PaymentIntents.GetAsync(intent.Id)).Status.ShouldBe("requires_confirmation");
        (await ChargesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Books_in_a_directory_that_does_not_exist_are_made()
    {
        string books = Path.Combine(Path.GetDirectoryName(BooksPath)!, "new", "books.db");

        await using StripeSimulatorHost host = await StripeSimulatorHost.StartAsync(new StripeSimulatorOptions { Books = books });

        File.Exists(books).ShouldBeTrue();
    }

    [Fact]
    public async Task Books_that_are_no_database_are_refused()
    {
        string books = BooksPath + ".txt";
        await File.WriteAllTextAsync(books, new string('x', 4096));

        await Should.ThrowAsync<SqliteException>(() => StripeSimulatorHost.StartAsync(new StripeSimulatorOptions { Books = books }));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused_and_lets_go_of_everything()
    {
        await Should.ThrowAsync<IOException>(() => StripeSimulatorHost.StartAsync(
            new StripeSimulatorOptions { Books = BooksPath + "2", ControlPort = Host.ControlBase.Port }));

        File.Delete(BooksPath + "2");
    }

    [Fact]
    public async Task A_killed_process_comes_back_with_what_it_had_answered()
    {
        using SimulatorProcess killed = await SimulatorProcess.StartAsync(BooksPath + "3");
        PaymentIntent intent = await killed.Stripe.V1.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions { Amount = 500, Currency = "usd", PaymentMethod = "pm_card_visa", Confirm = true });
        await killed.KillAsync();

        using SimulatorProcess back = await SimulatorProcess.StartAsync(BooksPath + "3");

        (await back.Stripe.V1.PaymentIntents.GetAsync(intent.Id)).Status.ShouldBe("succeeded");
    }

    [Fact]
    public async Task Payments_repeated_with_their_keys_after_a_kill_in_the_middle_are_charged_once_each()
    {
        const int Payments = 120;
        using SimulatorProcess killed = await SimulatorProcess.StartAsync(BooksPath + "4");
        var paid = new ConcurrentBag<int>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task load = Parallel.ForEachAsync(Enumerable.Range(0, Payments), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            try
            {
                await PayAsync(killed.Stripe, i);
                paid.Add(i);
            }
            catch (HttpRequestException)
            {
                // Killed meanwhile: this payment's outcome is unknown.
            }

            if (paid.Count >= Payments / 4)
            {
                enough.TrySetResult();
            }
        });
        await Task.WhenAny(enough.Task, load);
        await killed.KillAsync();
        await load;

        using SimulatorProcess back = await SimulatorProcess.StartAsync(BooksPath + "4");
        for (int i = 0; i < Payments; i++)
        {
            (await PayAsync(back.Stripe, i)).Status.ShouldBe("succeeded");
        }

        paid.Count.ShouldBeLessThan(Payments, "the kill came too late to prove anything");
        using var control = new HttpClient { BaseAddress = back.ControlBase };
        List<BookedCharge> charges = (await control.GetFromJsonAsync<List<BookedCharge>>("/_charges"))!;
        charges.Select(charge => charge.PaymentId).Order().ShouldBe(Enumerable.Range(0, Payments).Select(i => $"p-{i}").Order());
    }

    private static async Task<PaymentIntent> PayAsync(StripeClient stripe, int payment)
    {
        PaymentIntent intent = await stripe.V1.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions
            {
                Amount = 500,
                Currency = "usd",
                PaymentMethod = "pm_card_visa",
                Metadata = new Dictionary<string, string> { ["payment_id"] = $"p-{payment}" },
            },
            new RequestOptions { IdempotencyKey = $"create-{payment}" });
        return await stripe.V1.PaymentIntents.ConfirmAsync(
            intent.Id, requestOptions: new RequestOptions { IdempotencyKey = $"confirm-{payment}" });
    }
}
