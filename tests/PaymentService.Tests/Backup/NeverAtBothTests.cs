using CsCheck;

namespace PaymentService.Tests;

/// <summary>
/// Whatever becomes of each call, whoever freezes, wakes up or dies, and whenever an intent is cancelled: a confirm goes to
/// both processors only where one of the two intents is cancelled, and every payment ends.
/// </summary>
public sealed class NeverAtBothTests
{
    [Fact]
    public void No_order_of_events_charges_at_both_or_leaves_a_payment_open() =>
        Gen.Int[0, 999].Array[1, 60].Sample(
            choices =>
            {
                using var world = new BackupWorld(choices);
                world.Play();
                world.Wrong.ShouldBeEmpty();

                world.Finish();

                ShouldBeTold(world);
                world.Thaw();
                ShouldBeTold(world);
            },
            iter: 300);

    /// <summary>The payment says what the books say.</summary>
    private static void ShouldBeTold(BackupWorld world)
    {
        world.Wrong.ShouldBeEmpty();
        Payment payment = world.Payment;
        payment.IsSettled.ShouldBeTrue($"{payment.Status}: {payment.ErrorMessage}");
        world.Charges.ShouldBe(payment.Status is PaymentStatus.Success ? 1 : 0);
        payment.TransactionId.ShouldBe(world.ChargedIntent?.Value);
    }
}
