namespace PaymentService.Trials;

/// <summary>How many pay, and for how long Stripe hangs.</summary>
internal sealed record LoadSettings
{
    public int Clients { get; init; } = 200;

    /// <summary>Each client pays so often; one whose answer takes longer pays again as soon as it has it.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Before anything is reported: code is compiled, connections are opened.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>While Stripe is well.</summary>
    public TimeSpan Before { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan Hang { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>While Stripe is well again and clients go on.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After so long without an answer a client gives up; longer than any wait that the service knows.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>So long may the queue take to empty when the clients have gone.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromMinutes(10);
}
