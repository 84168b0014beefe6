namespace PaymentService.Trials;

/// <summary>What became of one request of a client.</summary>
/// <param name="From">The instance that was asked.</param>
/// <param name="Code">Null where the connection broke, or the client hung up.</param>
/// <param name="Payment">The payment as the answer showed it; null where it showed none.</param>
/// <param name="Text">The error, or an answer that was none of those expected.</param>
internal sealed record Reply(string From, int? Code, PaymentView? Payment, string? Text = null)
{
    /// <summary>201, 202 or 402: the payment is accepted, and the client stops asking.</summary>
    public bool IsDefinite => Payment is not null;

    /// <summary>201 or 402: what it says must hold for ever.</summary>
    public bool IsFinal => Code is 201 or 402;

    public override string ToString() => $"{From}: {Code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"} {Payment?.Status} {Payment?.PaymentId} {Text}".TrimEnd();
}
