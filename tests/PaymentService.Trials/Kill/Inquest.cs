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
            Charges = [.. await stage.Stripe.ChargesAsync(), .. await stage.Backup.ChargesAsync()],
            Incidents = incidents,
        };
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
