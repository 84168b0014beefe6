using System.Net;

namespace PaymentService.Trials;

/// <summary>What a client got, and when.</summary>
/// <param name="Sent">When it asked, on the trial's watch.</param>
/// <param name="Took">Until it had the answer, or gave up.</param>
/// <param name="Code">Null where it gave up, or the connection broke.</param>
/// <param name="PaymentId">Null where no payment was answered.</param>
internal sealed record LoadAnswer(TimeSpan Sent, TimeSpan Took, HttpStatusCode? Code, string? PaymentId)
{
    public TimeSpan Ended => Sent + Took;

    /// <summary>The payment is taken: made, or queued.</summary>
    public bool IsTaken => Code is HttpStatusCode.Created or HttpStatusCode.Accepted && PaymentId is not null;
}
