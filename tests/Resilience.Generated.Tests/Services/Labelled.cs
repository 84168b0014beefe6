namespace Resilience.GeneratedTests;

/// <summary>Is never called.</summary>
internal sealed class Labelled : ILabelled
{
    public Task OverloadAsync(int x) => Task.CompletedTask;

    public Task OverloadAsync(int x, string y) => Task.CompletedTask;

    public Task NamedAsync() => Task.CompletedTask;

    public Task<T> OwnAsync<T>(T x) => Task.FromResult(x);

    public void Pick(List<int> x, int[] y)
    {
    }

    public void Pick()
    {
    }
}
