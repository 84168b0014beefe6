using System.Net;

namespace PaymentService.Tests;

public sealed class OneKeyTests : ServiceTest
{
    [DatabaseFact]
    public async Task One_key_at_both_at_once_is_one_payment_and_one_charge()
    {
        await using Service other = await StartServiceAsync();
        for (int round = 0; round < 5; round++)
        {
            string key = $"order-{round}";

            Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? Service : other).PayAsync(key)));

            answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created || answer.Status == HttpStatusCode.Accepted);
            answers.Select(answer => answer.PaymentId).Distinct().ShouldHaveSingleItem();
        }

        await UntilAsync(async () => await Service.CountAsync("success") == 5, "all are paid");
        (await ChargesAsync()).Count.ShouldBe(5);
    }

    [DatabaseFact]
    public async Task One_key_with_another_body_at_the_other_is_422_also_when_both_come_at_once()
    {
        await using Service other = await StartServiceAsync();
        for (int round = 0; round < 5; round++)
        {
            string key = $"order-{round}";

            Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? Service.PayAsync(key, amount: 1999) : other.PayAsync(key, amount: 2000)));

            ILookup<bool, Answer> byBody = answers.Select((answer, i) => (answer, i)).ToLookup(pair => pair.i % 2 == 0, pair => pair.answer);
            bool firstWon = byBody[true].All(answer => answer.Status != HttpStatusCode.UnprocessableEntity);
            byBody[!firstWon].ShouldAllBe(answer => answer.Status == HttpStatusCode.UnprocessableEntity);
            byBody[firstWon].ShouldAllBe(answer => answer.Status == HttpStatusCode.Created || answer.Status == HttpStatusCode.Accepted);
        }

        await UntilAsync(async () => await Service.CountAsync("success") == 5, "all are paid");
        (await ChargesAsync()).Count.ShouldBe(5);
    }
}
