using System.Globalization;

namespace Resilience.GeneratedTests;

/// <summary>Counts.</summary>
internal sealed class KeptInGeneral<TKey> : IKeptInGeneral<TKey>
    where TKey : IParsable<TKey>
{
    private int _calls;

    public Task<string> FindAsync(TKey key) => Next();

    public Task<string> SearchAsync(object query) => Next();

    public Task<string> SearchAsync(string name, object query) => Next();

    public Task WriteAsync(TKey key) => Next();

    public string Find(TKey key) => Next().Result;

    public Task<string> FreshAsync(TKey key) => Next();

    private Task<string> Next() => Task.FromResult((++_calls).ToString(CultureInfo.InvariantCulture));
}
