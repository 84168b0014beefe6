using Resilience;

namespace PaymentService.Tests;

public sealed class ConfirmTests
{
    [Fact]
    public async Task A_confirm_that_the_circuit_turned_away_was_never_sent_for_one_call_sends_one_confirm_at_most()
    {
        var broken = new BrokenGateway();
        IStripeGateway guarded = Resilient.Wrap<IStripeGateway>(broken, new ResilienceRuntime());
        int answered = 0;

        // The third failure opens the circuit. Were the confirm repeated within a call, one that was sent could end as turned away.
        for (int calls = 1; calls <= 4; calls++)
        {
            try
            {
                (await guarded.ChargeAsync(new PaymentIntentId("pi_1"), CancellationToken.None)).State.ShouldBe(ChargeState.Queued);
                answered++;
            }
            catch (HttpRequestException)
            {
                broken.Confirms.ShouldBe(calls);
            }
        }

        (broken.Confirms, answered).ShouldBe((3, 1));
    }

    private sealed class BrokenGateway : IStripeGateway
    {
        public int Confirms { get; private set; }

        public Task<PaymentIntentId> PrepareAsync(PaymentId payment, Charge charge, CancellationToken cancellationToken) => throw new HttpRequestException();

        public Task<ChargeResult> ChargeAsync(PaymentIntentId intent, CancellationToken cancellationToken)
        {
            Confirms++;
            throw new HttpRequestException();
        }

        public Task<ChargeResult> FindAsync(PaymentIntentId intent, CancellationToken cancellationToken) => throw new HttpRequestException();
    }
}
