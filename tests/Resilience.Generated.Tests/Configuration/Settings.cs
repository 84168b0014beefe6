using Microsoft.Extensions.Configuration;

namespace Resilience.GeneratedTests;

/// <summary>A configuration in memory, below <c>Resilience</c>, that changes when it is told to.</summary>
internal sealed class Settings : ConfigurationProvider, IConfigurationSource
{
    public Settings(params ReadOnlySpan<(string Path, string? Value)> values)
    {
        Root = new ConfigurationBuilder().Add(this).Build();
        Change(values);
    }

    public IConfigurationRoot Root { get; }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public void Change(params ReadOnlySpan<(string Path, string? Value)> values)
    {
        foreach ((string path, string? value) in values)
        {
            Set("Resilience:" + path, value);
        }

        OnReload();
    }
}
