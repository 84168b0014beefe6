using System.Net;

namespace PaymentService.Tests;

/// <summary>Two services on one database, and callers that come to both at once.</summary>
public sealed class TwoInstancesTests : ServiceTest
{
    private Service _second = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _second = await StartServiceAsync();
    }

    public override async Task DisposeAsync()
    {
        await _second.DisposeAsync();
        await base.DisposeAsync();
    }

    [DatabaseFact]
    public async Task Fifty_callers_with_one_key_are_one_payment_and_one_charge()
    {
        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => InstanceFor(i).PayAsync("order-1")));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created || answer.Status == HttpStatusCode.Accepted);
        answers.ShouldContain(answer => answer.Status == HttpStatusCode.Created);
        string id = answers.Select(answer => answer.PaymentId).Distinct().ShouldHaveSingleItem();
        (await Service.CountAsync()).ShouldBe(1);
        await ShouldBeChargedOnceAsync(id);
    }

    [DatabaseFact]
    public async Task Of_two_bodies_that_come_at_once_with_one_key_one_is_paid_and_the_other_is_422()
    {
        (long Amount, Answer Answer)[] answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            long amount = i % 4 < 2 ? 1999 : 2000;
            return (amount, await InstanceFor(i).PayAsync("order-1", amount: amount));
        }));

        Answer paid = answers.First(answer => answer.Answer.Status == HttpStatusCode.Created).Answer;
        long paidAmount = paid.Body.GetProperty("amount").GetInt64();
        foreach ((long amount, Answer answer) in answers)
        {
            if (amount == paidAmount)
            {
                answer.PaymentId.ShouldBe(paid.PaymentId);
            }
            else
            {
                answer.ShouldBeProblem(HttpStatusCode.UnprocessableEntity);
            }
        }

        (await Service.CountAsync()).ShouldBe(1);
        (await ChargesAsync()).ShouldHaveSingleItem().Amount.ShouldBe(paidAmount);
    }

    private Service InstanceFor(int caller) => caller % 2 == 0 ? Service : _second;
}
