namespace StripeSimulator;

/// <summary>
/// The request cannot be begun, so nothing is booked and nothing stored under its idempotency key. (A declined card is no
/// refusal: it is a result, and is booked.)
/// </summary>
internal sealed class Refusal(int status, StripeError error) : Exception(error.Message)
{
    public Answer Answer { get; } = Answer.Of(status, error);
}
