namespace PaymentService.Trials;

/// <summary>Breaks a processor and mends it, at random.</summary>
internal sealed class Weather(TrialProcessor processor, Random draws, TrialLog log)
{
    private static readonly TimeSpan s_longestCalm = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan s_longestFault = TimeSpan.FromSeconds(1.2);

    /// <summary>Until the token is cancelled; then the processor is well.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await LastAsync(Fault.None, s_longestCalm, stop);
            await LastAsync(Draw(), s_longestFault, stop);
        }

        await processor.BreakAsync(Fault.None);
        log.Add("trial", $"{processor.Name} is well from here on.");
    }

    private Fault Draw()
    {
        Fault fault = draws.GetItems(Fault.All, 1)[0];
        return fault.Mode != "down" && draws.Next(2) == 0 ? fault with { Count = draws.Next(1, 6) } : fault;
    }

    private async Task LastAsync(Fault fault, TimeSpan longest, CancellationToken stop)
    {
        log.Add("trial", $"{processor.Name}: {fault}");
        await processor.BreakAsync(fault);
        await Task.Delay(longest * draws.NextDouble(), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
