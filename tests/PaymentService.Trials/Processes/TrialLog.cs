using System.Collections.Concurrent;
using System.Globalization;

namespace PaymentService.Trials;

/// <summary>What everybody said and did, in one order: the processes' output, kills, faults. Kept in memory and in a file.</summary>
internal sealed class TrialLog(string file) : IDisposable
{
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly TextWriter _file = TextWriter.Synchronized(new StreamWriter(file) { AutoFlush = true });

    public string File { get; } = file;

    public void Add(string who, string what)
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:HH:mm:ss.fff} {who,-12} {what}");
        _lines.Enqueue(line);
        _file.WriteLine(line);
    }

    public IEnumerable<string> LinesWithAny(params IEnumerable<string> texts) =>
        _lines.Where(line => texts.Any(text => line.Contains(text, StringComparison.Ordinal)));

    public void Dispose() => _file.Dispose();
}
