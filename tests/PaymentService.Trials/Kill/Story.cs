using System.Text;

namespace PaymentService.Trials;

/// <summary>All that is known of one payment, for whoever has to find out what went wrong with it.</summary>
internal static class Story
{
    public static string Of(string subject, Evidence evidence, TrialLog log)
    {
        PaymentRow[] rows = [.. evidence.Rows.Where(row => row.Id == subject || row.Key == subject)];
        HashSet<string> ids = [subject, .. rows.Select(row => row.Id)];
        ChargeAttempt[] charges = [.. evidence.Charges.Where(charge => charge.PaymentId is { } id && ids.Contains(id))];
        Order[] orders = [.. evidence.Orders.Where(order =>
            ids.Contains(order.Key) || rows.Any(row => row.Key == order.Key) || order.Replies.Any(reply => reply.Payment is { } payment && ids.Contains(payment.PaymentId)))];
        ids.UnionWith(charges.Select(charge => charge.Intent).Concat(rows.Select(row => row.TransactionId).OfType<string>()));

        var story = new StringBuilder();
        void Tell(string what, IEnumerable<object> lines)
        {
            foreach (object line in lines)
            {
                story.AppendLine($"  {what,-8} {line}");
            }
        }

        Tell("wanted", orders);
        Tell("reply", orders.SelectMany(order => order.Replies.CountBy(reply => reply.ToString()).Select(same => $"{same.Key} ({same.Value} times)")));
        Tell("row", rows);
        Tell("charge", charges);
        Tell("log", log.LinesWithAny(ids));
        return story.ToString();
    }
}
