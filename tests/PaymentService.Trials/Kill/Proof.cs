namespace PaymentService.Trials;

/// <summary>
/// Holds what clients were told, what the database has and what the processors' books have against each other. Accepted is
/// a payment that has a row; each of them must be charged exactly once, or declined.
/// </summary>
internal static class Proof
{
    /// <returns>Empty where every rule holds.</returns>
    public static IReadOnlyList<Violation> Check(Evidence evidence)
    {
        Dictionary<string, Order> orders = evidence.Orders.ToDictionary(order => order.Key);
        ILookup<string, PaymentRow> rows = evidence.Rows.ToLookup(row => row.Id);
        ILookup<string, ChargeAttempt> charged = evidence.Charges.Where(charge => charge.Succeeded).ToLookup(charge => charge.PaymentId ?? "");
        return
        [
            .. evidence.Incidents.Select(incident => new Violation(Rule.NothingElseHappened, null, incident)),
            .. evidence.Orders.SelectMany(order => Answers(order, rows)),
            .. Keys(evidence.Rows, orders),
            .. evidence.Rows.SelectMany(row => Ending(row)),
            .. evidence.Rows.SelectMany(row => Money(row, [.. charged[row.Id]])),
            .. evidence.Confirms.GroupBy(confirm => confirm.PaymentId).Where(confirms => confirms.Skip(1).Any()).Select(confirms => new Violation(
                Rule.OneIntentConfirmed, confirms.Key, string.Join("; ", confirms))),
            .. evidence.Rows.SelectMany(row => LastAnswer(row, evidence.LastAnswers)),
            .. charged.Where(charges => !rows.Contains(charges.Key)).Select(charges => new Violation(
                Rule.ChargedIsSuccess, charges.Key, $"charged without being stored: {string.Join("; ", charges)}")),
        ];
    }

    private static IEnumerable<Violation> Answers(Order order, ILookup<string, PaymentRow> rows)
    {
        foreach (Reply reply in order.Replies.Where(reply => reply is { Code: not (null or 503), IsDefinite: false }))
        {
            yield return new Violation(Rule.NoOtherAnswer, order.Key, reply.ToString());
        }

        foreach (Reply reply in order.Replies.Where(reply => reply.IsDefinite))
        {
            string id = reply.Payment!.PaymentId;
            if (rows[id].SingleOrDefault(row => row.Key == order.Key && row.Charge == order.Charge) is not { } row)
            {
                string stored = rows.Contains(id) ? string.Join("; ", rows[id]) : "nothing";
                yield return new Violation(Rule.AnsweredIsStored, id, $"answered to {order}; stored: {stored}");
            }
            else if (reply.IsFinal && (PaymentStatusName.Of(row.Status) != reply.Payment.Status || row.TransactionId != reply.Payment.TransactionId))
            {
                yield return new Violation(Rule.ToldIsTrue, id, $"told {reply.Code} {reply.Payment.Status} {reply.Payment.TransactionId}; stored: {row}");
            }
        }
    }

    private static IEnumerable<Violation> Keys(IReadOnlyList<PaymentRow> rows, Dictionary<string, Order> orders)
    {
        foreach (IGrouping<string, PaymentRow> same in rows.GroupBy(row => row.Key))
        {
            if (same.Count() > 1)
            {
                yield return new Violation(Rule.OneRowPerKey, same.Key, $"{same.Count()} rows: {string.Join("; ", same)}");
            }

            if (!orders.ContainsKey(same.Key))
            {
                yield return new Violation(Rule.OneRowPerKey, same.First().Id, $"nobody sent its key, {same.Key}");
            }
        }
    }

    private static IEnumerable<Violation> Ending(PaymentRow row)
    {
        if (row.Status is not (PaymentStatus.Success or PaymentStatus.Failed))
        {
            yield return new Violation(Rule.Settled, row.Id, $"left {PaymentStatusName.Of(row.Status)}");
        }

        if (row.IsQueued)
        {
            yield return new Violation(Rule.Settled, row.Id, $"{PaymentStatusName.Of(row.Status)}, and still in the queue");
        }
    }

    private static IEnumerable<Violation> Money(PaymentRow row, ChargeAttempt[] charges)
    {
        if (charges.Length > 1)
        {
            yield return new Violation(Rule.NotDoubled, row.Id, $"charged {charges.Length} times: {string.Join("; ", charges)}");
        }

        if (row.Status is not PaymentStatus.Success)
        {
            foreach (ChargeAttempt charge in charges)
            {
                yield return new Violation(Rule.ChargedIsSuccess, row.Id, $"{PaymentStatusName.Of(row.Status)}, but {charge}");
            }
        }

        if (row.Status is PaymentStatus.Failed && !Order.DecliningCards.Contains(row.Charge.PaymentMethod))
        {
            yield return new Violation(Rule.FailedForAReason, row.Id, $"{row.Charge.PaymentMethod} does not decline");
        }

        if (row.Status is PaymentStatus.Success && charges.Length == 0)
        {
            yield return new Violation(Rule.NotLost, row.Id, "SUCCESS, and no money has moved");
        }

        foreach (ChargeAttempt charge in charges.Where(charge => !IsMeantBy(charge, row)))
        {
            yield return new Violation(Rule.ChargedAsAsked, row.Id, $"stored: {row}; charged: {charge}");
        }
    }

    private static bool IsMeantBy(ChargeAttempt charge, PaymentRow row) =>
        (charge.Amount, charge.Currency) == (row.Charge.Amount, row.Charge.Currency)
        && (row.Status is not PaymentStatus.Success || (charge.Intent, charge.Processor) == (row.TransactionId, row.Processor));

    private static IEnumerable<Violation> LastAnswer(PaymentRow row, IReadOnlyDictionary<string, PaymentView?> answers)
    {
        if (answers.GetValueOrDefault(row.Id) is not { } told)
        {
            yield return new Violation(Rule.ToldIsTrue, row.Id, "GET finds no such payment");
        }
        else if ((told.Status, told.Success, told.Amount, told.Currency, told.TransactionId, told.Processor)
            != (PaymentStatusName.Of(row.Status), row.Status is PaymentStatus.Success, row.Charge.Amount, row.Charge.Currency, row.TransactionId, ProcessorName.Of(row.Processor)))
        {
            yield return new Violation(Rule.ToldIsTrue, row.Id, $"GET says {told}; stored: {row}");
        }
    }
}
