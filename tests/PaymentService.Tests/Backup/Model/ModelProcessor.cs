using System.Net;
using Resilience;
using Stripe;

namespace PaymentService.Tests;

/// <summary>A processor with books, as its gateway shows it from behind a circuit that each caller may see otherwise.</summary>
internal sealed class ModelProcessor(string name, BackupWorld world) : IStripeGateway
{
    private readonly Dictionary<PaymentId, ModelIntent> _byKey = [];

    public ModelIntent? Intent => _byKey.Values.SingleOrDefault();

    public Task<PaymentIntentId> PrepareAsync(PaymentId payment, Charge charge, CancellationToken cancellationToken) =>
        CallAsync(WithoutBank(world.NextLuck()), () => Make(payment).Id);

    public Task<ChargeResult> ChargeAsync(PaymentIntentId intent, CancellationToken cancellationToken)
    {
        Luck luck = world.NextLuck();
        if (luck is Luck.TurnedAwayByTheCircuit)
        {
            return new QueueForRetry().ChargeAsync(intent, cancellationToken, new CircuitOpenException(name, CircuitState.Open));
        }

        Find(intent).MayBeCharged = true;
        world.CheckThatOneMayBeCharged();
        return CallAsync(WithoutBank(luck), () => Confirm(Find(intent), declines: world.CardDeclines || luck is Luck.Declined));
    }

    public Task<ChargeResult> FindAsync(PaymentIntentId intent, CancellationToken cancellationToken) =>
        CallAsync(WithoutBank(world.NextLuck()), () => Read(Find(intent)));

    /// <summary>The bank has its say in a confirm alone.</summary>
    private static Luck WithoutBank(Luck luck) => luck is Luck.Declined ? Luck.Answered : luck;

    private static ChargeResult Read(ModelIntent intent) => new(intent.State);

    private async Task<T> CallAsync<T>(Luck luck, Func<T> work)
    {
        switch (luck)
        {
            case Luck.TurnedAwayByTheCircuit:
                throw new CircuitOpenException(name, CircuitState.Open);
            case Luck.LostOnTheWay:
                throw new HttpRequestException("reset");
            case Luck.AnswerLost:
                _ = work();
                throw new HttpRequestException("reset");
            case Luck.Late:
                world.DoLater(() => _ = work());
                throw new TaskCanceledException("", new TimeoutException());
            case Luck.FrozenBefore:
                await world.FreezeAsync();
                return work();
            case Luck.FrozenAfter:
                T answer = work();
                await world.FreezeAsync();
                return answer;
            case Luck.WrongKey:
                throw Error(HttpStatusCode.Unauthorized, "invalid_request_error", null);
            case Luck.Refused:
                throw Error(HttpStatusCode.BadRequest, "invalid_request_error", "parameter_invalid");
            default:
                return work();
        }
    }

    private ModelIntent Make(PaymentId payment)
    {
        if (!_byKey.TryGetValue(payment, out ModelIntent? intent))
        {
            intent = _byKey[payment] = new ModelIntent(new PaymentIntentId($"pi_{name}"));
        }

        return intent;
    }

    private ModelIntent Find(PaymentIntentId id) =>
        Intent is { } intent && intent.Id == id ? intent : throw Error(HttpStatusCode.NotFound, "invalid_request_error", "resource_missing");

    /// <summary>A decline takes the card off the intent, as Stripe does: it is confirmed no more.</summary>
    private static ChargeResult Confirm(ModelIntent intent, bool declines)
    {
        if (intent.State is not ChargeState.Unconfirmed)
        {
            throw Error(HttpStatusCode.BadRequest, "invalid_request_error", "payment_intent_unexpected_state");
        }

        intent.State = declines ? ChargeState.Declined : ChargeState.Succeeded;
        return declines ? throw Error(HttpStatusCode.PaymentRequired, "card_error", "card_declined") : Read(intent);
    }

    private static StripeException Error(HttpStatusCode status, string type, string? code) =>
        new(status, new StripeError { Type = type, Code = code! }, "no");
}
