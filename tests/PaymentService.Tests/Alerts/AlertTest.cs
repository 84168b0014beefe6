using Microsoft.Extensions.Logging;

namespace PaymentService.Tests;

/// <summary>A service that tells a receiver of alerts.</summary>
public abstract class AlertTest : ServiceTest
{
    /// <summary>Stands in the address; nobody but the receiver may see it.</summary>
    private protected const string Secret = "s3cret";

    private protected AlertListener Receiver { get; } = new();

    // The queue has nothing to do here, and time passes faster without it.
    internal override IEnumerable<string> Settings => [$"--Alerts:Webhook={Receiver.Address}/hook/{Secret}?token={Secret}", "--RetryQueue:PollInterval=12:00:00"];

    /// <summary>Whether connections are taken from the start.</summary>
    private protected virtual bool IsOpen => true;

    public override async Task InitializeAsync()
    {
        if (IsOpen)
        {
            await Receiver.OpenAsync();
        }

        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        Receiver.Answers = AlertListener.Ok;
        await base.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    /// <summary>Lets time pass, but not while an answer is on its way, until so many different alerts are told.</summary>
    private protected Task UntilToldAsync(int count) => UntilAsync(
        () =>
        {
            if (Receiver.IsHanging)
            {
                Time.Advance(TimeSpan.FromSeconds(1));
            }

            return Receiver.Told.Distinct().Count() == count;
        },
        $"{count} are told");

    private protected static string Json(string from, string to, string reason = "Manual", string at = "00:00:00") =>
        $$"""{"circuit":"IStripeGateway","from":"{{from}}","to":"{{to}}","reason":"{{reason}}","at":"2026-01-01T{{at}}+00:00"}""";

    private protected string[] Errors(string category) =>
        [.. Service.Log.Where(record => record.Level >= LogLevel.Error && record.Category == $"PaymentService.{category}").Select(record => record.Message)];
}
