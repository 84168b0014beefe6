using System.Globalization;

namespace Resilience.Benchmarks;

/// <summary>The processor time of processes that have ended, which .NET does not tell.</summary>
internal static class ProcessorTime
{
    private const string Statistics = "/proc/self/stat";

    /// <summary>A tick of Linux's statistics, whatever the kernel's own clock does.</summary>
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(10);

    /// <summary>What all children of this process, and theirs, took in user mode. Zero where there is no such file (Windows, macOS).</summary>
    public static TimeSpan OfChildren()
    {
        if (!File.Exists(Statistics))
        {
            return TimeSpan.Zero;
        }

        // The program's name stands in brackets and may hold anything; "cutime" is the fourteenth field after it.
        string text = File.ReadAllText(Statistics);
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return long.Parse(fields[13], CultureInfo.InvariantCulture) * s_tick;
    }
}
