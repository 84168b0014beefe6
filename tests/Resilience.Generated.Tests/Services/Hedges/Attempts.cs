using System.Collections.Concurrent;

namespace Resilience.GeneratedTests;

/// <summary>The calls that reach a callee, each of which ends when it is told to, whatever its token says.</summary>
internal sealed class Attempts
{
    private readonly ConcurrentDictionary<int, Attempt> _started = new();

    public Attempts(Callee callee) => callee.Script = (call, token) => _started.GetOrAdd(call, _ => new Attempt(token)).Task;

    public int Count => _started.Count;

    /// <summary>The call of a number, from 1, when it has reached the callee.</summary>
    public async Task<Attempt> StartedAsync(int call)
    {
        await World.UntilAsync(() => _started.ContainsKey(call));
        return _started[call];
    }

    internal sealed class Attempt(CancellationToken token)
    {
        private readonly TaskCompletionSource<int> _end = new();

        public Task<int> Task => _end.Task;

        /// <summary>What the callee holds.</summary>
        public CancellationToken Token => token;

        public void Succeed(int result = 0) => _end.SetResult(result);

        public void Fail(Exception exception) => _end.SetException(exception);
    }
}
