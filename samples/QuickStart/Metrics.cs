using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

/// <summary>Prints what the meter counts, with <c>dotnet run --project samples/QuickStart -- metrics</c>. A program in production exports it instead: samples/PaymentService.</summary>
internal static class Metrics
{
    [ModuleInitializer] // Before Program.cs, which the readme shows as it is.
    internal static void Print()
    {
        if (!Environment.GetCommandLineArgs().Contains("metrics"))
        {
            return;
        }

        MeterListener listener = new();
        listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Resilience")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Console.WriteLine($"  {instrument.Name} +{value} {string.Join(' ', tags.ToArray())}"));
        listener.Start();
    }
}
