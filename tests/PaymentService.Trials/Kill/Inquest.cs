using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;

namespace PaymentService.Trials;

/// <summary>Collects the evidence when all is over: asks the services, reads the database and the books.</summary>
internal static class Inquest
{
    public static async Task<Evidence> HoldAsync(
        KillStage stage, IReadOnlyCollection<Order> orders, IReadOnlyCollection<string> incidents, CancellationToken stop)
    {
        IReadOnlyList<PaymentRow> rows = await stage.Database.ReadAsync(RowsAsync);
        return new Evidence
        {
            Orders = orders,
            LastAnswers = await AskAsync(stage.Instances, rows, stop),
            // Read again: what was settled must have stayed as it was while clients asked.
            Rows = await stage.Database.ReadAsync(RowsAsync),
            Confirms = await ConfirmsAsync(stage),
            Charges = [.. await stage.Stripe.ChargesAsync(), .. await stage.Backup.ChargesAsync()],
            Incidents = incidents,
        };
    }

    private static async Task<IReadOnlyCollection<SentConfirm>> ConfirmsAsync(KillStage stage)
    {
        var confirms = new List<SentConfirm>();
        foreach (TrialProcessor processor in stage.Processors)
        {
            Dictionary<string, string?> payments = await processor.IntentsAsync();
            confirms.AddRange(stage.Traffic.Confirmed.Where(confirm => confirm.Processor == processor.Which)
                .Select(confirm => new SentConfirm(confirm.Processor, confirm.Intent, payments.GetValueOrDefault(confirm.Intent))));
        }

        return confirms;
    }

    private static async Task<IReadOnlyList<PaymentRow>> RowsAsync(PaymentsContext db)
    {
        Dictionary<string, int> claims = await QueueClaims.ReadAsync(db);
        HashSet<PaymentId> queued = [.. await db.RetryQueue.Select(place => place.PaymentId).ToListAsync()];
        List<Payment> payments = await db.Payments.AsNoTracking().ToListAsync();
        return [.. payments.Select(payment => new PaymentRow(
            payment.Id.Value, payment.IdempotencyKey, payment.Charge, payment.Status, payment.TransactionId, payment.Processor,
            claims.GetValueOrDefault(payment.Id.Value), queued.Contains(payment.Id)))];
    }

    private static async Task<IReadOnlyDictionary<string, PaymentView?>> AskAsync(
        IReadOnlyList<Instance> services, IReadOnlyList<PaymentRow> rows, CancellationToken stop)
    {
        using var http = new HttpClient();
        var answers = new ConcurrentDictionary<string, PaymentView?>();
        await Parallel.ForEachAsync(rows.Index(), stop, async (asked, cancellationToken) =>
        {
            (int index, PaymentRow row) = asked;
            using HttpResponseMessage answer = await http.GetAsync(new Uri(services[index % services.Count].Address, $"/payments/{row.Id}"), cancellationToken);
            answers[row.Id] = answer.StatusCode is HttpStatusCode.NotFound
                ? null
                : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<PaymentView>(cancellationToken);
        });
        return answers;
    }
}
