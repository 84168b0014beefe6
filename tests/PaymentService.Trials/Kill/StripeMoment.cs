namespace PaymentService.Trials;

/// <summary>A moment at which it hurts to be killed: a request is with a processor.</summary>
/// <param name="Processor">Who was asked.</param>
/// <param name="ApiKey">Who asks.</param>
/// <param name="Step">What for.</param>
/// <param name="IsAnswered">False: it has arrived, and nothing is booked. True: it is booked and answered, and hardly read yet.</param>
internal sealed record StripeMoment(Processor Processor, string ApiKey, StripeStep Step, bool IsAnswered);
