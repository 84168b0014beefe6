using System.Net;
using Microsoft.Extensions.Logging;

namespace PaymentService.Tests;

/// <summary>Callers that break off, stop, or never listen: they get no payment that they did not send, lose none that they did, and hinder nobody.</summary>
public sealed class BrokenClientTests : ServiceTest
{
    [DatabaseFact]
    public async Task Who_does_not_get_on_with_a_request_is_told_so_and_hinders_nobody()
    {
        using RawConnection inHeaders = await RawConnection.OpenAsync(Service);
        using RawConnection inBody = await RawConnection.OpenAsync(Service);
        string request = RawConnection.Payment("order-1");
        await inHeaders.SendAsync(request[..30]);
        await inBody.SendAsync(request[..^10]);
        Task<RawAnswer> headers = inHeaders.ReadToEndAsync();
        Task<RawAnswer> body = inBody.ReadToEndAsync();

        (await Service.PayAsync("order-2")).ShouldBe(HttpStatusCode.Created, "SUCCESS");

        (await body).ShouldBeProblem((int)HttpStatusCode.RequestTimeout).Errors.ShouldBe(["body"]);
        (await headers).Status.ShouldBe((int)HttpStatusCode.RequestTimeout);
        await ShouldHavePaidAsync("order-2");
    }

    [DatabaseTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_cut_off_is_no_payment(bool politely)
    {
        foreach (int missing in (int[])[1, RawConnection.Body.Length])
        {
            using RawConnection connection = await RawConnection.OpenAsync(Service);
            await connection.SendAsync(RawConnection.Payment("order-1")[..^missing]);
            await BreakAsync(connection, politely);
        }

        await ShouldHavePaidAsync("order-2");
    }

    [DatabaseTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_is_cut_off_before_the_answer_has_paid_and_hears_it_with_the_same_key(bool politely)
    {
        var held = new TaskCompletionSource();
        Traffic.Before = (_, _) => held.Task;
        using RawConnection connection = await RawConnection.OpenAsync(Service);
        await connection.SendAsync(RawConnection.Payment("order-1"));
        await WaitForAsync(() => Traffic.InFlight == 1, "the payment is on its way to Stripe");
        await BreakAsync(connection, politely);
        held.SetResult();

        await UntilAsync(async () => await Service.CountAsync("success") == 1, "the payment is made");

        await ShouldHavePaidAsync("order-1");
    }

    [DatabaseFact]
    public async Task Who_asks_and_asks_and_never_listens_hinders_nobody()
    {
        string questions = string.Concat(Enumerable.Repeat("GET /payments HTTP/1.1\r\nHost: localhost\r\n\r\n", 1_000));
        List<RawConnection> deaf = [];
        for (int i = 0; i < 20; i++)
        {
            deaf.Add(await RawConnection.OpenAsync(Service));
            await deaf[i].SendAsync(questions);
        }

        await ShouldHavePaidAsync("order-1");

        deaf.ForEach(connection => connection.Cut());
    }

    [DatabaseFact]
    public async Task Connections_that_say_nothing_hinder_nobody_and_come_to_an_end()
    {
        // One that is in use stays so.
        await ShouldHavePaidAsync("order-1");
        List<RawConnection> silent = [];
        while (silent.Count < ConnectionLimits.MostConnections - 10)
        {
            silent.Add(await RawConnection.OpenAsync(Service));
        }

        await ShouldHavePaidAsync("order-1");
        using RawConnection early = await RawConnection.OpenAsync(Service);
        for (int i = 0; i < 20; i++)
        {
            silent.Add(await RawConnection.OpenAsync(Service));
        }

        (await silent[^1].ReadToEndAsync()).Status.ShouldBe(0, "too many: hung up at");
        await early.SendAsync(RawConnection.Payment("order-1"));
        (await early.ReadToEndAsync()).Status.ShouldBe((int)HttpStatusCode.Created);

        silent.ForEach(connection => connection.Cut());
    }

    private static async Task BreakAsync(RawConnection connection, bool politely)
    {
        if (!politely)
        {
            connection.Cut();
            return;
        }

        connection.EndSending();
        (await connection.ReadToEndAsync()).Status.ShouldBe(0, "who ends sending counts as gone");
    }

    /// <summary>This one and no other, and the log is quiet about all the rest.</summary>
    private async Task ShouldHavePaidAsync(string key)
    {
        Answer paid = (await Service.PayAsync(key)).ShouldBe(HttpStatusCode.Created, "SUCCESS");
        (await Service.CountAsync()).ShouldBe(1);
        await ShouldBeChargedOnceAsync(paid.PaymentId);
        Service.Log.ShouldAllBe(record => record.Level < LogLevel.Error);
    }
}
