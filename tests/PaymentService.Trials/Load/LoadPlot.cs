using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace PaymentService.Trials;

/// <summary>The picture: how long clients wait, and how many, in the service with its attributes and without.</summary>
internal sealed class LoadPlot
{
    private const string WaitAxis = "wait";
    private const string CountAxis = "count";

    /// <summary>In seconds: a line of text above the longest wait that there can be.</summary>
    private const double AboveWaits = 250;

    private static readonly OxyColor s_guarded = OxyColor.FromRgb(0x0b, 0x5c, 0xad);
    private static readonly OxyColor s_unguarded = OxyColor.FromRgb(0xc2, 0x41, 0x0c);
    private static readonly OxyColor s_text = OxyColor.FromRgb(0x55, 0x55, 0x55);
    private static readonly OxyColor s_grid = OxyColor.FromRgb(0xe2, 0xe2, 0xe2);

    private readonly PlotModel _model = new()
    {
        Background = OxyColors.White,
        DefaultFont = "Arial",
        DefaultFontSize = 13,
        PlotAreaBorderThickness = new OxyThickness(0),
        Padding = new OxyThickness(8, 8, 24, 8),
    };

    private LoadPlot(LoadRun shown)
    {
        _model.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Bottom,
            Title = "seconds",
            AxisTitleDistance = 8,
            Minimum = 0,
            Maximum = (shown.Ends - shown.Begins).TotalSeconds,
            MajorStep = 10,
            MinorTickSize = 0,
        });
        _model.Axes.Add(new LogarithmicAxis
        {
            Key = WaitAxis,
            Position = AxisPosition.Left,
            StartPosition = 0.42,
            EndPosition = 1,
            Title = "wait for the answer",
            AxisTitleDistance = 26,
            // A label for each power of ten.
            IntervalLength = 40,
            Minimum = 0.001,
            Maximum = 400,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = s_grid,
            MinorTickSize = 0,
            LabelFormatter = seconds => seconds < 1 ? $"{Math.Round(seconds * 1000)} ms" : $"{Math.Round(seconds)} s",
        });
        _model.Axes.Add(new LinearAxis
        {
            Key = CountAxis,
            Position = AxisPosition.Left,
            StartPosition = 0,
            EndPosition = 0.34,
            Title = "clients waiting",
            AxisTitleDistance = 26,
            Minimum = 0,
            Maximum = shown.Settings.Clients * 1.1,
            MajorStep = Math.Max(1, shown.Settings.Clients / 2),
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = s_grid,
            MinorTickSize = 0,
        });
        Shade(shown, WaitAxis);
        Shade(shown, CountAxis);
        double end = (shown.Ends - shown.Begins).TotalSeconds;
        // A legend of the library's own is laid out by the widths of one font, and cut off in another.
        Say("with the attributes", s_guarded, WaitAxis, end * 0.01, AboveWaits, HorizontalAlignment.Left);
        Say("without", s_unguarded, WaitAxis, end * 0.25, AboveWaits, HorizontalAlignment.Left);
        Say("thick: median, thin: slowest", s_text, WaitAxis, end * 0.99, AboveWaits, HorizontalAlignment.Right);
        // Between those who all wait and those who hardly do.
        Say("Stripe hangs", s_text, CountAxis, ((shown.Hangs + shown.IsBack) / 2 - shown.Begins).TotalSeconds, shown.Settings.Clients * 0.55, HorizontalAlignment.Center);
    }

    /// <param name="runs">Two of one database.</param>
    public static string ToSvg(IEnumerable<LoadFigures> runs)
    {
        LoadFigures[] both = [.. runs.OrderByDescending(run => run.Run.Guarded)];
        var plot = new LoadPlot(both[0].Run);
        foreach (LoadFigures run in both)
        {
            plot.Add(run);
        }

        return new SvgExporter { Width = 860, Height = 480, UseVerticalTextAlignmentWorkaround = true }.ExportToString(plot._model);
    }

    private void Add(LoadFigures run)
    {
        LineSeries median = Line(run, WaitAxis, 2.5);
        LineSeries slowest = Line(run, WaitAxis, 1);
        LineSeries waiting = Line(run, CountAxis, 2.5);
        for (TimeSpan at = run.Run.Begins + TimeSpan.FromSeconds(1); at <= run.Run.Ends; at += TimeSpan.FromSeconds(1))
        {
            double second = (at - run.Run.Begins).TotalSeconds;
            if (run.InSecondBefore(at) is { } waits)
            {
                median.Points.Add(new DataPoint(second, waits.Median.TotalSeconds));
                slowest.Points.Add(new DataPoint(second, waits.Longest.TotalSeconds));
            }

            waiting.Points.Add(new DataPoint(second, run.WaitingAt(at)));
        }
    }

    private LineSeries Line(LoadFigures run, string axis, double width)
    {
        var line = new LineSeries
        {
            YAxisKey = axis,
            Color = run.Run.Guarded ? s_guarded : s_unguarded,
            StrokeThickness = width,
            LineJoin = LineJoin.Round,
        };
        _model.Series.Add(line);
        return line;
    }

    private void Say(string text, OxyColor color, string axis, double x, double y, HorizontalAlignment alignment) => _model.Annotations.Add(new TextAnnotation
    {
        YAxisKey = axis,
        Text = text,
        TextColor = color,
        TextPosition = new DataPoint(x, y),
        TextHorizontalAlignment = alignment,
        TextVerticalAlignment = VerticalAlignment.Middle,
        StrokeThickness = 0,
    });

    private void Shade(LoadRun run, string axis) => _model.Annotations.Add(new RectangleAnnotation
    {
        YAxisKey = axis,
        MinimumX = (run.Hangs - run.Begins).TotalSeconds,
        MaximumX = (run.IsBack - run.Begins).TotalSeconds,
        Fill = OxyColor.FromRgb(0xf3, 0xf1, 0xec),
        Layer = AnnotationLayer.BelowAxes,
    });
}
