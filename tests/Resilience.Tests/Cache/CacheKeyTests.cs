using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CacheKeyTests
{
    private static CacheKey Key => new("Shop.IQuotes.GetAsync");

    [Fact]
    public void A_key_names_the_method_and_quotes_its_arguments()
        => Key.Add("EUR").Add(17).Add<string?>(null).ToString().ShouldBe("Shop.IQuotes.GetAsync(\"EUR\",\"17\",null)");

    [Fact]
    public void A_method_without_arguments_has_one_key()
        => Key.ToString().ShouldBe("Shop.IQuotes.GetAsync()");

    [Theory]
    [InlineData("a\",\"b", "c", "a", "b\",\"c")]
    [InlineData("null", "", null, "")]
    [InlineData("", "", null, null)]
    [InlineData("a\\u0022", "", "a\"", "")]
    [InlineData("a\\", "b", "a", "\\b")]
    [InlineData("\n", "", "\r", "")]
    public void Different_arguments_have_different_keys(string? first, string? second, string? otherFirst, string? otherSecond)
        => Key.Add(first).Add(second).ToString().ShouldNotBe(Key.Add(otherFirst).Add(otherSecond).ToString());

    [Fact]
    public void Halves_of_surrogate_pairs_are_told_apart()
        => new[] { "\uD800", "\uDC00", "\uFFFD" }.Select(half => Key.Add(half).ToString()).Distinct().Count().ShouldBe(3);

    [Theory]
    [InlineData("\u0000\u001F\u007F\u0085", "\"\\u0000\\u001F\\u007F\\u0085\"")]
    [InlineData("\uD83D\uDE00", "\"\\uD83D\\uDE00\"")]
    [InlineData("Ärger", "\"Ärger\"")]
    public void What_a_store_may_refuse_is_escaped(string argument, string text)
        => Key.Add(argument).ToString().ShouldBe($"Shop.IQuotes.GetAsync({text})");

    [Fact]
    public void Texts_of_numbers_dates_and_enums_omit_nothing_and_depend_on_no_culture()
    {
        var moment = new DateTime(2026, 11, 23, 18, 46, 19, 7, DateTimeKind.Utc);

        Key.Add(moment).Add(new DateTimeOffset(moment)).Add(DateOnly.FromDateTime(moment)).Add(TimeOnly.FromDateTime(moment)).Add(TimeSpan.FromMilliseconds(1.5))
            .Add(0.1 + 0.2).Add(1.50m).Add(DayOfWeek.Friday).Add((int?)null).Add((int?)7).Add(true).Add('"').Add(new Uri("https://example.org/a?b=c"))
            .ToString().ShouldBe("Shop.IQuotes.GetAsync("
                + "\"2026-11-23T18:46:19.0070000Z\",\"2026-11-23T18:46:19.0070000+00:00\",\"2026-11-23\",\"18:46:19.0070000\",\"00:00:00.0015000\","
                + "\"0.30000000000000004\",\"1.50\",\"5\",null,\"7\",\"True\",\"\\u0022\",\"https://example.org/a?b=c\")");
    }

    [Fact]
    public void A_long_key_is_a_hash_that_still_tells_arguments_apart_and_still_begins_with_the_method()
    {
        string key = Key.Add(new string('a', 300)).ToString();

        key.Length.ShouldBeLessThanOrEqualTo(256);
        key.ShouldStartWith("Shop.IQuotes.GetAsync#");
        key.ShouldBe(Key.Add(new string('a', 300)).ToString());
        key.ShouldNotBe(Key.Add(new string('a', 301)).ToString());
        new CacheKey(new string('m', 400)).Add(1).ToString().Length.ShouldBeLessThanOrEqualTo(256);
        new CacheKey(new string('m', 400)).Add(1).ToString().ShouldNotBe(new CacheKey(new string('m', 401)).Add(1).ToString());
    }

    [Fact]
    public void The_longest_key_that_is_not_hashed_has_256_characters()
    {
        string shell = Key.Add("").ToString();

        Key.Add(new string('a', 256 - shell.Length)).ToString().ShouldBe(shell.Insert(shell.Length - 2, new string('a', 256 - shell.Length)));
        Key.Add(new string('a', 257 - shell.Length)).ToString().ShouldContain('#');
    }
}
