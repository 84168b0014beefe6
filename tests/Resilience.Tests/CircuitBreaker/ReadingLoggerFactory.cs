using Microsoft.Extensions.Logging;

namespace Resilience.Tests;

/// <summary>Loggers that, whatever they are told, read something on another thread.</summary>
internal sealed class ReadingLoggerFactory : ILoggerFactory, ILogger
{
    public Func<int> Read { get; set; } = () => 0;

    /// <summary>What was read last; −1 where the read had to wait too long.</summary>
    public int Counted { get; private set; }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Task<int> read = Task.Run(Read);
        Counted = read.Wait(TimeSpan.FromSeconds(5)) ? read.Result : -1;
    }

    public void Dispose()
    {
    }
}
