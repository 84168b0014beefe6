using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class PolicySectionTests
{
    private readonly List<ConfigurationError> _errors = [];

    public static TheoryData<string, TimeSpan> Durations => new()
    {
        { "30000", TimeSpan.FromSeconds(30) },
        { "0", TimeSpan.Zero },
        { " 5 ", TimeSpan.FromMilliseconds(5) },
        { "-1", TimeSpan.FromMilliseconds(-1) },
        { "00:00:30", TimeSpan.FromSeconds(30) },
        { "00:00:00.250", TimeSpan.FromMilliseconds(250) },
        { "23:59:59", new TimeSpan(23, 59, 59) },
        { "1.02:03:04", new TimeSpan(1, 2, 3, 4) },
        { "-00:00:01", TimeSpan.FromSeconds(-1) },
    };

    [Theory]
    [MemberData(nameof(Durations))]
    public void A_number_is_milliseconds_and_colons_are_a_time(string text, TimeSpan expected)
    {
        Section(("P:Delay", text)).Duration("Delay").ShouldBe(expected);
        _errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("30s")]
    [InlineData("0.5")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData("00:30")]
    [InlineData("24:00:00")]
    [InlineData("1:02:03:04")]
    [InlineData("PT30S")]
    [InlineData("9999999999999999999")]
    public void Nothing_else_is_a_duration(string text)
    {
        Section(("P:Delay", text)).Duration("Delay").ShouldBeNull();
        _errors.ShouldHaveSingleItem().ToString().ShouldBe($"P:Delay: Delay is '{text}', but must be a number of milliseconds, or [d.]hh:mm:ss.");
    }

    [Fact]
    public void Whole_milliseconds_end_where_their_number_does_and_a_fraction_counts_as_one_more()
    {
        Section(("P:Delay", "00:00:00.0001")).Milliseconds("Delay").ShouldBe(1);
        Section(("P:Delay", "2147483647")).Milliseconds("Delay").ShouldBe(int.MaxValue);
        Section(("P:Delay", "2147483648")).Milliseconds("Delay").ShouldBeNull();

        _errors.ShouldHaveSingleItem().Problem.ShouldBe("Delay is '2147483648', but must be a number of milliseconds up to 2147483647, or [d.]hh:mm:ss.");
    }

    [Theory]
    [InlineData("two")]
    [InlineData("2.0")]
    [InlineData("1_000")]
    [InlineData("2147483648")]
    public void What_is_no_whole_number_is_refused(string text)
    {
        Section(("P:MaxRetries", text)).Int32("MaxRetries").ShouldBeNull();
        _errors.ShouldHaveSingleItem().Problem.ShouldBe($"MaxRetries is '{text}', but must be a whole number.");
    }

    [Fact]
    public void Numbers_switches_and_enumerations_are_read_whatever_the_culture()
    {
        Section(("P:Jitter", "0.5")).Double("Jitter").ShouldBe(0.5);
        Section(("P:Jitter", "0,5")).Double("Jitter").ShouldBeNull();
        Section(("P:Jitter", "True")).Boolean("Jitter").ShouldBe(true);
        Section(("P:Jitter", "yes")).Boolean("Jitter").ShouldBeNull();
        Section(("P:Backoff", "linear")).Enum<RetryBackoff>("Backoff").ShouldBe(RetryBackoff.Linear);
        Section(("P:Backoff", "1")).Enum<RetryBackoff>("Backoff").ShouldBeNull();
        Section(("P:Backoff", "Quadratic")).Enum<RetryBackoff>("Backoff").ShouldBeNull();
        Section(("P:When", "CircuitOpen, Timeout")).Enum<FallbackWhen>("When").ShouldBe(FallbackWhen.CircuitOpen | FallbackWhen.Timeout);

        _errors.Select(error => error.Problem).ShouldBe(
        [
            "Jitter is '0,5', but must be a number.",
            "Jitter is 'yes', but must be true or false.",
            "Backoff is '1', but must be one of Exponential, Linear, Constant.",
            "Backoff is 'Quadratic', but must be one of Exponential, Linear, Constant.",
        ]);
    }

    [Fact]
    public void Null_says_nothing()
    {
        Section(("P:Delay", null)).Duration("Delay").ShouldBeNull();
        _errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_value_is_refused_for_somebody_meant_something_by_it(string text)
    {
        PolicySection section = Section(("P:Delay", text));
        section.Duration("Delay").ShouldBeNull();
        section.Enum<RetryBackoff>("Delay").ShouldBeNull();
        Section(("P", text)).Int32("MaxRetries").ShouldBeNull();

        _errors.Select(static error => error.ToString()).ShouldBe(
        [
            "P:Delay: Delay is '', but must be a number of milliseconds, or [d.]hh:mm:ss. To say nothing, leave the key out; in JSON null will do too.",
            "P:Delay: Delay is '', but must be one of Exponential, Linear, Constant. To say nothing, leave the key out; in JSON null will do too.",
            "P: MaxRetries is '', but must be a whole number. To say nothing, leave the key out; in JSON null will do too.",
        ]);
    }

    [Fact]
    public void Keys_are_compared_without_case()
    {
        Section(("p:DELAY", "5")).Int32("Delay").ShouldBe(5);
    }

    [Fact]
    public void A_value_alone_stands_for_the_shorthand()
    {
        Section(("P", "5")).Int32("MaxRetries").ShouldBe(5);
        Section(("P", "5"), ("P:Enabled", "false")).ShouldSatisfyAllConditions(
            section => section.Int32("MaxRetries").ShouldBe(5),
            section => section.Enabled.ShouldBe(false));
        Section(("P", "many")).Int32("MaxRetries").ShouldBeNull();

        _errors.ShouldHaveSingleItem().ToString().ShouldBe("P: MaxRetries is 'many', but must be a whole number.");
    }

    [Fact]
    public void A_value_alone_and_the_key_for_which_it_stands_may_say_the_same()
    {
        Section(("P", "5"), ("P:MaxRetries", " 5 ")).Int32("MaxRetries").ShouldBe(5);
        Section(("P", "5000"), ("P:MaxRetries", "00:00:05")).Milliseconds("MaxRetries").ShouldBe(5_000);
        _errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_value_alone_and_the_key_for_which_it_stands_may_not_differ_for_nobody_can_see_which_was_written_last()
    {
        Section(("P", "5"), ("P:MaxRetries", "6")).Int32("MaxRetries");

        _errors.ShouldHaveSingleItem().ToString().ShouldBe(
            "P:MaxRetries: MaxRetries is '6', but P, where a value alone means the same, is '5'. Which of them goes before the other cannot be told, for sources are merged key by key. Write it in one place, and in the same one in every source.");
    }

    [Fact]
    public void Each_of_the_two_is_read()
    {
        Section(("P", "5"), ("P:MaxRetries", "many")).Int32("MaxRetries");
        Section(("P", "few"), ("P:MaxRetries", "6")).Int32("MaxRetries");

        _errors.Select(static error => error.Path).ShouldBe(["P:MaxRetries", "P"]);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("False")]
    public void A_switch_alone_is_told_where_it_belongs(string text)
    {
        Section(("P", text)).Int32("MaxRetries").ShouldBeNull();

        _errors.ShouldHaveSingleItem().Problem.ShouldBe($"MaxRetries is '{text}', but must be a whole number. To switch the policy, write Enabled below it: P:Enabled = {text.ToLowerInvariant()}.");
    }

    private PolicySection Section(params ReadOnlySpan<(string Path, string? Value)> values)
        => new(ConfigurationNode.Read(new Settings(values).Root.GetSection("P")), _errors, shorthand: "MaxRetries");
}
