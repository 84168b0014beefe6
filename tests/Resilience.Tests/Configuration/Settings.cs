using Microsoft.Extensions.Configuration;

namespace Resilience.Tests;

/// <summary>A configuration in memory that changes when it is told to.</summary>
internal sealed class Settings : ConfigurationProvider, IConfigurationSource
{
    public Settings(params ReadOnlySpan<(string Path, string? Value)> values)
    {
        foreach ((string path, string? value) in values)
        {
            Data[path] = value;
        }

        Root = new ConfigurationBuilder().Add(this).Build();
    }

    public IConfigurationRoot Root { get; }

    /// <summary>Thrown by whoever reads a value.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Called, with its path, by whoever has read a value and not gone on yet.</summary>
    public Action<string> Read { get; set; } = static _ => { };

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override bool TryGet(string key, out string? value)
    {
        bool isThere = Failure is null ? base.TryGet(key, out value) : throw Failure;
        Read(key);
        return isThere;
    }

    /// <summary>Writes values, null to take one away, and says so.</summary>
    public void Change(params ReadOnlySpan<(string Path, string? Value)> values)
    {
        foreach ((string path, string? value) in values)
        {
            if (value is null)
            {
                Data.Remove(path);
            }
            else
            {
                Data[path] = value;
            }
        }

        OnReload();
    }
}
