using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using StripeSimulator;

if (CommandLine.Parse(args, Console.Error) is not { } options)
{
    return 2;
}

var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}

using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    await using StripeSimulatorHost host = await StripeSimulatorHost.StartAsync(options);
    Console.WriteLine($"Stripe API   {host.ApiBase.OriginalString}");
    Console.WriteLine($"Control      {host.ControlBase.OriginalString}   /_faults  /_charges  /_health");
    Console.WriteLine($"Books        {Path.GetFullPath(options.Books)}");
    await stop.Task;
    return 0;
}
catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or SqliteException)
{
    await Console.Error.WriteLineAsync($"Cannot start: {failed.Message}");
    return 1;
}
