using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Resilience.Benchmarks;

/// <summary>The picture: what a guarded call takes, beside Polly. A scale of tens, for the smallest would not be seen on another.</summary>
internal static class BenchmarkChart
{
    private static readonly OxyColor s_generated = OxyColor.FromRgb(0x0b, 0x5c, 0xad);
    private static readonly OxyColor s_polly = OxyColor.FromRgb(0xc2, 0x41, 0x0c);

    /// <summary>What is shown, from below: each case with the row of ours and of Polly's.</summary>
    private static readonly (string Case, string Class, string Generated, string Polly)[] s_cases =
    [
        ("callee throws", "PolicyBenchmarks", "Generated_callee_throws", "Polly_callee_throws"),
        ("open, rejected", "OpenBenchmarks", "Generated_rejection", "Polly_rejection"),
        ("open, fallback", "OpenBenchmarks", "Generated_fallback", "Polly_fallback"),
        ("two retries", "PolicyBenchmarks", "Generated_two_retries", "Polly_two_retries"),
        ("suspended, three policies", "SuspendedBenchmarks", "Generated_retry_breaker_timeout", "Polly_retry_breaker_timeout"),
        ("suspended, breaker", "SuspendedBenchmarks", "Generated_breaker", "Polly_breaker"),
        ("hedge", "PolicyBenchmarks", "Generated_hedge", "Polly_hedge"),
        ("rate limit", "PolicyBenchmarks", "Generated_rate_limit", "Polly_rate_limit"),
        ("bulkhead", "PolicyBenchmarks", "Generated_bulkhead", "Polly_bulkhead"),
        ("time-out", "PolicyBenchmarks", "Generated_timeout", "Polly_timeout"),
        ("breaker, listened to", "ListenedBenchmarks", "Generated_breaker", "Polly_breaker"),
        ("retry, breaker, time-out", "ClosedBenchmarks", "Generated_retry_breaker_timeout", "Polly_retry_breaker_timeout"),
        ("breaker, time window", "ClosedBenchmarks", "Generated_breaker_window", "Polly_breaker"),
        ("breaker", "ClosedBenchmarks", "Generated_breaker", "Polly_breaker"),
    ];

    public static string ToSvg(Result[] results)
    {
        PlotModel model = new()
        {
            Background = OxyColors.White,
            DefaultFont = "Arial",
            DefaultFontSize = 13,
            PlotAreaBorderThickness = new OxyThickness(0),
            Padding = new OxyThickness(8, 8, 24, 8),
            Title = "one call: generated (blue) and Polly.Core (orange)",
            TitleFontSize = 14,
            TitleFontWeight = FontWeights.Normal,
        };
        CategoryAxis cases = new() { Position = AxisPosition.Left, GapWidth = 0.4, MinorTickSize = 0, MajorTickSize = 0 };
        cases.Labels.AddRange(s_cases.Select(static shown => shown.Case));
        model.Axes.Add(cases);
        model.Axes.Add(new LogarithmicAxis
        {
            Position = AxisPosition.Bottom,
            Minimum = 1,
            Maximum = 100_000,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = OxyColor.FromRgb(0xe2, 0xe2, 0xe2),
            MinorTickSize = 0,
            LabelFormatter = static nanoseconds => nanoseconds < 999 ? $"{Math.Round(nanoseconds)} ns" : $"{Math.Round(nanoseconds / 1_000)} µs",
        });
        model.Series.Add(Bars(results, s_polly, static shown => shown.Polly));
        model.Series.Add(Bars(results, s_generated, static shown => shown.Generated));
        return new SvgExporter { Width = 860, Height = 620, UseVerticalTextAlignmentWorkaround = true }.ExportToString(model);
    }

    private static BarSeries Bars(Result[] results, OxyColor color, Func<(string Case, string Class, string Generated, string Polly), string> name)
    {
        BarSeries bars = new() { FillColor = color, BaseValue = 1, StrokeThickness = 0 };
        bars.Items.AddRange(s_cases.Select(shown => new BarItem(results.Single(result => result.Class == shown.Class && result.Name == name(shown)).Nanoseconds)));
        return bars;
    }
}
