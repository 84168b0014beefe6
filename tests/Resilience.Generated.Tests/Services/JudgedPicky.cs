namespace Resilience.GeneratedTests;

internal sealed class JudgedPicky : IJudgedPicky
{
    public Task<int> ReadAsync() => Task.FromResult(-1);

    public ValueTask<int> ReadValueAsync() => new(-1);

    public int Read() => -1;

    public Task<int> ConfinedAsync() => Task.FromResult(-1);

    public Task<int> ExplainedAsync() => Task.FromResult(-1);

    public Task<int> OnHttpAsync(HttpRequestException cause) => Task.FromResult(7);

    public ValueTask<int> OnHttpValueAsync(HttpRequestException cause) => new(7);

    public int OnHttp(HttpRequestException cause) => 7;

    public Task<int> OnFullAsync(BulkheadFullException cause) => Task.FromResult(7);

    public Task<int> OnRejectionAsync(RejectedException cause) => Task.FromResult(7);
}
