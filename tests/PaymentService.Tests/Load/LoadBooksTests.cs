using System.Net;
using PaymentService.Trials;

namespace PaymentService.Tests;

public sealed class LoadBooksTests
{
    [Fact]
    public void Right_are_books_in_which_every_payment_was_charged_once() =>
        Compare(["a", "b"], [("a", PaymentStatus.Success), ("b", PaymentStatus.Success)], ["a", "b"]).ShouldBe(new LoadBooks(2, 2, Open: 0, Lost: 0, Doubled: 0, Strange: 0));

    [Fact]
    public void Lost_is_what_was_taken_and_not_stored_or_stored_and_not_charged() =>
        Compare(["a", "b"], [("b", PaymentStatus.Success)], []).Lost.ShouldBe(2);

    [Fact]
    public void Doubled_is_what_was_charged_twice() =>
        Compare(["a"], [("a", PaymentStatus.Success)], ["a", "a"]).Doubled.ShouldBe(1);

    [Fact]
    public void Strange_is_what_was_charged_and_not_stored() => Compare([], [], ["a"]).Strange.ShouldBe(1);

    [Fact]
    public void Open_is_what_has_not_come_to_its_end()
    {
        LoadBooks books = Compare(["a"], [("a", PaymentStatus.QueuedForRetry)], ["a"]);

        books.Open.ShouldBe(1);
        books.AreRight.ShouldBeFalse();
    }

    private static LoadBooks Compare(string[] taken, (string Id, PaymentStatus Status)[] stored, string[] charged) => LoadBooks.Compare(
        taken.Select(id => new LoadAnswer(TimeSpan.Zero, TimeSpan.Zero, HttpStatusCode.Accepted, id)),
        stored.ToDictionary(payment => payment.Id, payment => payment.Status),
        charged.Select(id => new ChargeAttempt(Processor.Stripe, $"pi_{id}", id, 1999, "eur", "succeeded")));
}
