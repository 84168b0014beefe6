namespace Resilience.GeneratedTests;

internal sealed class Mistaken : IMistaken
{
    public Task RunAsync() => Task.CompletedTask;
}
