using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace PaymentService;

/// <summary>The story, line by line as it happens.</summary>
internal sealed class DemoLog
{
    private readonly IAnsiConsole _console;
    private readonly Lock _line = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public DemoLog(IAnsiConsole console)
    {
        _console = console;
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = 110;
        }
    }

    public void Title(string text)
    {
        _console.Write(new Rule($"[bold]{text}[/]").LeftJustified());
        Line("[grey]at[/]", "[grey]what happens[/]", "[grey]answer[/]", "[grey]took[/]");
    }

    public void Event(string what) => Line(Now, what, "", "");

    public void Answer(string what, string answer, TimeSpan took) => Line(Now, what, answer, Time(took));

    public void Measured(string what, string took) => Line(Now, $"[bold]{what}[/]", "", $"[bold]{took}[/]");

    public void Write(Table table) => _console.Write(table);

    public void Say(string text) => _console.MarkupLine(text);

    /// <summary>In the unit in which people say it.</summary>
    public static string Time(TimeSpan time) => time.TotalSeconds >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms");

    private string Now => string.Create(CultureInfo.InvariantCulture, $"{_clock.Elapsed.TotalSeconds,5:0.0} s");

    private void Line(string at, string what, string answer, string took)
    {
        Grid grid = new Grid()
            .AddColumn(new GridColumn().Width(8).NoWrap())
            .AddColumn(new GridColumn().Width(62))
            .AddColumn(new GridColumn().Width(20).NoWrap())
            .AddColumn(new GridColumn().Width(10).NoWrap().RightAligned())
            .AddRow(at, what, answer, took);
        lock (_line)
        {
            _console.Write(grid);
        }
    }
}
