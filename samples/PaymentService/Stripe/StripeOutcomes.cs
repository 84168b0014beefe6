using Resilience;

namespace PaymentService;

/// <summary>Which answers of Stripe count against it. Time-outs and rejections of our own are not put to it: the circuit knows them.</summary>
internal sealed class StripeOutcomes : IOutcomeClassifier
{
    public Outcome Classify(Exception exception) => StripeAnswers.Read(exception) switch
    {
        StripeAnswer.Unavailable => Outcome.Failure,
        StripeAnswer.Locked or StripeAnswer.NotAsked => Outcome.Ignored,
        _ => Outcome.Success,
    };
}
