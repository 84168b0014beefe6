namespace Resilience.GeneratedTests;

internal sealed class Wrong : IWrong
{
    public Task RunAsync() => Task.CompletedTask;
}
