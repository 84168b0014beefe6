using System.Globalization;

namespace PaymentService;

/// <summary>Section <c>RetryQueue</c>. Durations are written <c>hh:mm:ss</c>, or as a number of milliseconds.</summary>
internal sealed record RetryQueueSettings
{
    private const string Section = "RetryQueue";

    /// <summary>How often the worker looks for payments that are due.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one step may take before the payment is thought abandoned; longer than the gateway's retries and time-outs together.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait after the first attempt; it doubles from there.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>After so many attempts without a word from Stripe a person has to look.</summary>
    public int MaxAttempts { get; init; } = 100;

    /// <exception cref="InvalidOperationException">A value cannot be read, or is out of range.</exception>
    public static RetryQueueSettings Read(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(Section);
        var defaults = new RetryQueueSettings();
        return new RetryQueueSettings
        {
            PollInterval = Read(section, nameof(PollInterval), defaults.PollInterval),
            Lease = Read(section, nameof(Lease), defaults.Lease),
            BaseDelay = Read(section, nameof(BaseDelay), defaults.BaseDelay),
            MaxDelay = Read(section, nameof(MaxDelay), defaults.MaxDelay),
            MaxAttempts = section[nameof(MaxAttempts)] is not { } text ? defaults.MaxAttempts
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int attempts) && attempts > 0 ? attempts
                : throw Wrong(section, nameof(MaxAttempts), text, "a number of 1 or more"),
        };
    }

    private static TimeSpan Read(IConfigurationSection section, string name, TimeSpan otherwise)
    {
        if (section[name] is not { } text)
        {
            return otherwise;
        }

        return Duration.TryParse(text, out TimeSpan value) ? value : throw Wrong(section, name, text, Duration.Expected);
    }

    private static InvalidOperationException Wrong(IConfigurationSection section, string name, string value, string expected) =>
        new($"The setting {section.Path}:{name} is '{value}'; expected {expected}.");
}
