namespace Resilience.GeneratedTests;

internal sealed class Counted : ICounted
{
    public Task RunAsync() => Task.CompletedTask;
}
