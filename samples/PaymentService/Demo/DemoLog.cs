using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace PaymentService;

/// <summary>The story, line by line as it happens.</summary>
internal sealed class DemoLog
{
    private const int WidthOfAPipe = 110;
    private const int WidthForColumns = 80;
    private const int LongestWhat = 62;

    /// <summary>What the columns beside "what happens" take, with the gaps.</summary>
    private const int Beside = 8 + 20 + 10 + (3 * 2);

    private readonly IAnsiConsole _console;
    private readonly Lock _line = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public DemoLog(IAnsiConsole console, string? columns)
    {
        _console = console;
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width > 0 ? width : WidthOfAPipe;
        }
    }

    /// <summary>Too little width for columns: an answer stands in the text, so that no word is broken.</summary>
    public bool IsNarrow => _console.Profile.Width < WidthForColumns;

    public void Title(string text)
    {
        _console.Write(new Rule($"[bold]{text}[/]").LeftJustified());
        if (!IsNarrow)
        {
            Line("[grey]at[/]", "[grey]what happens[/]", "[grey]answer[/]", "[grey]took[/]");
        }
    }

    public void Event(string what) => Line(Now, what, "", "");

    public void Answer(string what, string answer, TimeSpan took) => Line(Now, what, answer, Time(took));

    public void Measured(string what, string took) => Line(Now, $"[bold]{what}[/]", "", $"[bold]{took}[/]");

    public void Write(Table table) => _console.Write(table);

    public void Say(string text) => _console.MarkupLine(text);

    /// <summary>In the unit in which people say it.</summary>
    public static string Time(TimeSpan time) => time.TotalSeconds >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : time.TotalMilliseconds >= 100
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms")
            : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms");

    private string Now => string.Create(CultureInfo.InvariantCulture, $"{_clock.Elapsed.TotalSeconds,5:0.0} s");

    private void Line(string at, string what, string answer, string took)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().Width(IsNarrow ? 7 : 8).NoWrap());
        if (IsNarrow)
        {
            string told = string.Join(", ", new[] { answer, took }.Where(part => part.Length > 0));
            grid.AddColumn(new GridColumn()).AddRow(at, told.Length > 0 ? $"{what}: {told}" : what);
        }
        else
        {
            grid.AddColumn(new GridColumn().Width(Math.Min(LongestWhat, _console.Profile.Width - Beside)))
                .AddColumn(new GridColumn().Width(20).NoWrap())
                .AddColumn(new GridColumn().Width(10).NoWrap().RightAligned())
                .AddRow(at, what, answer, took);
        }

        lock (_line)
        {
            _console.Write(grid);
        }
    }
}
