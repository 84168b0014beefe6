using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Resilience;

/// <summary>What a <see cref="ResilienceRuntime"/> is made of.</summary>
public sealed class ResilienceOptions
{
    /// <summary>The clock of every decision and wait. Default: the one in the service collection, else <see cref="TimeProvider.System"/>.</summary>
    [AllowNull]
    public TimeProvider TimeProvider
    {
        get => NamedTimeProvider ?? TimeProvider.System;
        set => NamedTimeProvider = value;
    }

    /// <summary>Where transitions, and callbacks that throw, are logged. Default: the one in the service collection, else nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Makes the meter <c>Resilience</c>, and disposes it. Default: the one in the service collection, else the runtime has a meter of its own.</summary>
    public IMeterFactory? MeterFactory { get; set; }

    /// <summary>The source of jitter: evenly distributed numbers of [0, 1), asked concurrently. One that throws counts as 0.5 and is logged. Default: <c>Random.Shared</c>.</summary>
    [AllowNull]
    public Func<double> Randomizer { get => field ?? s_random; set; }

    /// <summary>
    /// What changes the attributes' settings, at start and whenever it changes: a section of any name, or a root whose section <c>Resilience</c> is read.
    /// Default: the section <c>Resilience</c> of the one in the service collection, else none.
    /// </summary>
    public IConfiguration? Configuration { get; set; }

    /// <summary>Where classifiers, listeners and the store of cached results come from, for a runtime that is made by hand; one that a container makes has the container. Default: none, classifiers are made by their constructors.</summary>
    public IServiceProvider? Services { get; set; }

    /// <summary>The clock that was set here, if one was: it goes before one in the service collection.</summary>
    internal TimeProvider? NamedTimeProvider { get; private set; }

#pragma warning disable RS0030 // The one place where the ban's default comes from.
    private static readonly Func<double> s_random = Random.Shared.NextDouble;
#pragma warning restore RS0030
}
