using System.Text;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.Configuration;
using Resilience.Analyzers.Configuration;

namespace Resilience.Analyzers.Tests.Configuration;

/// <summary>The reader against the one that the application has.</summary>
public sealed class SettingsReaderTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData(" { \"a\" : 1 , \"b\" : [ 1 , 2.5e-3 , -0 , \"x\" ] } ")]
    [InlineData("{ \"a\": { \"b\": { \"c\": true, \"d\": false, \"e\": null } } }")]
    [InlineData("{ \"a:b\": 1, \"a:c\": { \"d:e\": 2 } }")]
    [InlineData("{ \"a\": [ { \"b\": 1 }, [ 2 ], [], {} ] }")]
    [InlineData("{ \"a\": \"\\u0041\\n\\t\\\\ \\/ \\\"\", \"\\u0062\": \"ü€😀\" }")]
    [InlineData("// first\n{ \"a\": 1, // one\n /* two */ \"b\": /**/ 2, }\n// last")]
    [InlineData("{ \"a\": \"// no /* comment */\", \"b\": [ 1, ], }")]
    [InlineData("{ \"a\": { \"x\": 1 }, \"A\": { \"y\": 2 } }")]
    [InlineData("{ \"\": 1 }")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{")]
    [InlineData("{ \"a\" }")]
    [InlineData("{ \"a\": }")]
    [InlineData("{ \"a\": 1 \"b\": 2 }")]
    [InlineData("{ , }")]
    [InlineData("{ \"a\": [ , ] }")]
    [InlineData("{ \"a\": 1,, }")]
    [InlineData("{ \"a\": 01 }")]
    [InlineData("{ \"a\": 1. }")]
    [InlineData("{ \"a\": .5 }")]
    [InlineData("{ \"a\": +5 }")]
    [InlineData("{ \"a\": - }")]
    [InlineData("{ \"a\": 1e }")]
    [InlineData("{ \"a\": NaN }")]
    [InlineData("{ \"a\": True }")]
    [InlineData("{ \"a\": nul }")]
    [InlineData("{ \"a\": \"x\ny\" }")]
    [InlineData("{ \"a\": \"\\x\" }")]
    [InlineData("{ \"a\": \"\\u12\" }")]
    [InlineData("{ \"a\": \"x }")]
    [InlineData("{ a: 1 }")]
    [InlineData("{ 'a': 1 }")]
    [InlineData("{ \"a\": 1 } { }")]
    [InlineData("{ \"a\": 1 } /* not ended")]
    [InlineData("{ \"a\": 1 /* not ended }")]
    [InlineData("{ \"a\": 1 / 2 }")]
    public void It_reads_what_the_application_reads(string text)
    {
        string[]? expected = ByApplication(text);
        SettingsNode? read = SettingsReader.Read(SourceText.From(text), default);
        (read is null).ShouldBe(expected is null);
        if (read is not null)
        {
            Values(read).Order(StringComparer.OrdinalIgnoreCase).ShouldBe(expected!.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    public void It_goes_as_deep_as_the_application(int depth)
    {
        string text = string.Concat(Enumerable.Repeat("{ \"a\": ", depth)) + "1" + new string('}', depth);
        (SettingsReader.Read(SourceText.From(text), default) is null).ShouldBe(ByApplication(text) is null);
    }

    [Fact]
    public void It_ends_when_it_is_told_to()
        => Should.Throw<OperationCanceledException>(() => SettingsReader.Read(SourceText.From("{ \"a\": 1 }"), new CancellationToken(canceled: true)));

    private static string[]? ByApplication(string text)
    {
        try
        {
            IConfigurationRoot root = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(text))).Build();
            return [.. root.AsEnumerable().Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={pair.Value!.Trim()}")];
        }
        catch (Exception refused) when (refused is FormatException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Values(SettingsNode node)
        => (node.Value is { } value ? [$"{node.Path}={value}"] : Array.Empty<string>()).Concat(node.Children.SelectMany(Values));
}
