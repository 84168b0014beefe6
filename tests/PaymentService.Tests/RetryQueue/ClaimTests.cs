using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PaymentService.Tests;

public sealed class ClaimTests : ServiceTest
{
    private const int Hand = 8;

    // The service's own worker is not to claim anything.
    internal override IEnumerable<string> Settings => ["--RetryQueue:PollInterval=12:00:00"];

    /// <summary>Without the service's own worker, which would claim as well: at its start it looks for work at once.</summary>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.Services.GetServices<IHostedService>().OfType<RetryQueueWorker>().Single().StopAsync(CancellationToken.None);
    }

    [DatabaseFact]
    public async Task Eight_workers_at_once_claim_2000_payments_each_of_them_once()
    {
        List<string> due = await EnqueueAsync(2_000);
        var claimed = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            IReadOnlyList<QueuedPayment> hand;
            while ((hand = await ClaimAsync()).Count > 0)
            {
                foreach (QueuedPayment place in hand)
                {
                    claimed.Add(place.PaymentId.Value);
                }
            }
        })));

        // One who passes over what others are claiming may find nothing and stop early; nothing is left all the same.
        claimed.Order().ShouldBe(due.Order());
    }

    [DatabaseFact]
    public async Task Who_waits_longest_is_claimed_first_and_what_is_claimed_is_leased_and_counted()
    {
        List<string> due = await EnqueueAsync(Hand + 1);

        IReadOnlyList<QueuedPayment> hand = await ClaimAsync();

        hand.Select(place => place.PaymentId.Value).Order().ShouldBe(due.Take(Hand).Order());
        hand.ShouldAllBe(place => place.DueAt == Time.GetUtcNow() + TimeSpan.FromSeconds(30) && place.Attempts == 1);
        hand.Select(place => place.Lease).Distinct().ShouldHaveSingleItem().ShouldNotBe(Guid.Empty);
        (await ClaimAsync()).ShouldHaveSingleItem().PaymentId.Value.ShouldBe(due[Hand]);
        (await ClaimAsync()).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task What_is_due_later_than_any_wait_of_ours_is_due_once_waits_are_cut_and_what_waits_is_not()
    {
        var longest = TimeSpan.FromSeconds(62);
        await EnqueueAsync(1, longest);
        List<string> beyond = await EnqueueAsync(1, longest + TimeSpan.FromMilliseconds(1));
        (await ClaimAsync()).ShouldBeEmpty();

        await using (AsyncServiceScope scope = Service.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RetryQueue>().CutWaitsAsync(CancellationToken.None);
        }

        (await ClaimAsync()).ShouldHaveSingleItem().PaymentId.Value.ShouldBe(beyond[0]);
    }

    [DatabaseFact(On = Databases.Postgres)]
    public async Task Nobody_waits_for_another_who_is_still_claiming()
    {
        List<string> due = await EnqueueAsync(2 * Hand);
        await using AsyncServiceScope slow = Service.Services.CreateAsyncScope();
        await slow.ServiceProvider.GetRequiredService<PaymentsContext>().Database.BeginTransactionAsync();
        IReadOnlyList<QueuedPayment> first = await slow.ServiceProvider.GetRequiredService<RetryQueue>().ClaimAsync(Hand, CancellationToken.None);

        IReadOnlyList<QueuedPayment> second = await ClaimAsync().WaitAsync(TimeSpan.FromSeconds(20));

        first.Concat(second).Select(place => place.PaymentId.Value).Order().ShouldBe(due.Order());
    }

    [DatabaseFact(On = Databases.Postgres)]
    public async Task However_the_statement_is_planned_no_hand_holds_more_than_it_asked_for()
    {
        // Leaves nested loops alone, for whose every turn a subquery is run anew.
        const string plan = "-c enable_hashjoin=off -c enable_mergejoin=off -c enable_hashagg=off -c enable_sort=off -c enable_material=off";
        await using Service planned = await StartServiceAsync($"--ConnectionStrings:Payments={Database.ConnectionString};Options='{plan}'");
        await EnqueueAsync(5 * Hand);

        (await ClaimAsync(planned)).Count.ShouldBe(Hand);
    }

    private async Task<IReadOnlyList<QueuedPayment>> ClaimAsync(Service? by = null)
    {
        await using AsyncServiceScope scope = (by ?? Service).Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RetryQueue>().ClaimAsync(Hand, CancellationToken.None);
    }

    /// <summary>Places that are due, the first one for the longest time; or all of them after a wait.</summary>
    private async Task<List<string>> EnqueueAsync(int count, TimeSpan? wait = null)
    {
        await using AsyncServiceScope scope = Service.Services.CreateAsyncScope();
        PaymentsContext db = scope.ServiceProvider.GetRequiredService<PaymentsContext>();
        DateTimeOffset now = Time.GetUtcNow();
        var ids = new List<string>();
        for (int i = 0; i < count; i++)
        {
            var payment = new Payment($"order-{Guid.NewGuid()}", new Charge(1999, "eur", "pm_card_visa", null), now);
            db.Add(payment);
            db.Add(new QueuedPayment { PaymentId = payment.Id, DueAt = now + (wait ?? TimeSpan.FromMilliseconds(i - count)), Lease = Guid.Empty, Attempts = 0 });
            ids.Add(payment.Id.Value);
        }

        await db.SaveChangesAsync();
        return ids;
    }
}
