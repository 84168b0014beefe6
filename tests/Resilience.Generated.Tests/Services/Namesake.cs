namespace Resilience.GeneratedTests;

internal sealed class Namesake : INamesake
{
    public Task PutAsync(First.Item item) => Task.CompletedTask;

    public Task PutAsync(Second.Item item) => Task.CompletedTask;

    public Task PutAsync(int number) => Task.CompletedTask;
}
