using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PaymentService.Tests;

/// <summary>One walk through a document, beside the real program; its ports are exchanged for free ones.</summary>
internal sealed class Walk : IAsyncDisposable
{
    private const string Start = "dotnet run --project samples/PaymentService -- ";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Terminal _terminal = new();

    /// <summary>The document's ports, and free ones in their place.</summary>
    private readonly Dictionary<string, string> _ports = new() { ["9000"] = "0" };

    private ProgramProcess? _service;

    public Task TakeAsync(WalkStep step) => step.Command.StartsWith(Start, StringComparison.Ordinal)
        ? StartServiceAsync(step.Command[Start.Length..])
        : PasteUntilKeptAsync(step);

    public async ValueTask DisposeAsync()
    {
        await _terminal.DisposeAsync();
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
    }

    private async Task PasteUntilKeptAsync(WalkStep step)
    {
        var watch = Stopwatch.StartNew();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        string answer = await PasteAsync(step.Command);
        while (step.OnlyLooks && !step.IsKeptBy(answer) && watch.Elapsed < s_patience)
        {
            await again.WaitForNextTickAsync();
            answer = await PasteAsync(step.Command);
        }

        step.IsKeptBy(answer).ShouldBeTrue($"{step.Command}\nanswers\n{answer}\nbut should answer\n{step.Promise}\n{_service?.Output}");
    }

    private async Task<string> PasteAsync(string command)
    {
        string answer = await _terminal.PasteAsync(_ports.Aggregate(command, (text, port) => Regex.Replace(text, $@"\b{port.Key}\b", port.Value))).WaitAsync(s_patience);
        return _ports.Aggregate(answer, (text, port) => Regex.Replace(text, $@"\b{port.Value}\b", port.Key));
    }

    private async Task StartServiceAsync(string arguments)
    {
        await ServiceTest.WaitForAsync(() => Receiver() is not null, "the receiver listens");
        _ports["9000"] = Receiver()!;
        ProgramProcess service = _service = ProgramProcess.Start(["--urls=http://127.0.0.1:0", .. arguments.Replace("9000", _ports["9000"], StringComparison.Ordinal).Split(' ')]);
        await ServiceTest.WaitForAsync(() => service.HasEnded || service.Output.Contains("queued_for_retry", StringComparison.Ordinal), "the greeting");
        service.HasEnded.ShouldBeFalse(service.Output);
        _ports["5000"] = Regex.Match(service.Output, @":(\d+)/health").Groups[1].Value;
        _ports["12112"] = Regex.Match(service.Output, @":(\d+)/_faults").Groups[1].Value;
    }

    private string? Receiver()
    {
        string file = Path.Combine(_terminal.Folder, "alerts.txt");
        return File.Exists(file) && Regex.Match(File.ReadAllText(file), @"port (\d+)\n") is { Success: true } said ? said.Groups[1].Value : null;
    }
}
