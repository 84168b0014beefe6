using System.Diagnostics;

namespace Resilience.Tests;

/// <summary>Hears of the spans of guarded calls of the whole process.</summary>
internal sealed class SpanListener : IDisposable
{
    private readonly ActivityListener _listener;

    public SpanListener()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Resilience",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => Samples(ref options),
            ActivityStarted = activity => Starting(activity),
            ActivityStopped = activity =>
            {
                Ended.Add(activity);
                Ending(activity);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public SampleActivity<ActivityContext> Samples { get; set; } = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded;

    public Action<Activity> Starting { get; set; } = _ => { };

    public Action<Activity> Ending { get; set; } = _ => { };

    public List<Activity> Ended { get; } = [];

    public void Dispose() => _listener.Dispose();
}
