using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Resilience;

/// <summary>Tells the policies of a runtime what the configuration says, at first and whenever that changes: all of it or, where anything is wrong, nothing.</summary>
/// <remarks>Providers and loggers are the user's: they are asked and told outside of the gate, so that whatever they do they cannot hold it.</remarks>
internal sealed class PolicyConfiguration : IDisposable
{
    private const string SectionKey = "Resilience";

    private readonly object _gate = new();
    private readonly IConfigurationSection _section;
    private readonly ILogger _logger;
    private readonly Action<Exception> _reportLogger;
    private readonly bool _areAllKnown;
    private readonly List<GuardedService> _services;
    private readonly IDisposable _watch;

    // Written with the gate held.
    private ConfigurationNode _current;

    /// <summary>What was read last, whether or not it holds.</summary>
    private ConfigurationNode _read;
    private IReadOnlyList<ConfigurationError> _told = [];

    /// <summary>Whether what was read last does not hold. That it does again is worth telling, also where it is what held before.</summary>
    private bool _isBehind;

    /// <param name="configuration">The root, or the section itself.</param>
    /// <param name="logger">Where changes that are refused are logged.</param>
    /// <param name="reportLogger">Told where the logger throws.</param>
    /// <param name="registered">The interfaces that are registered; null where there is no registration, and an interface is known from its first proxy on.</param>
    /// <exception cref="InvalidOperationException">The configuration has errors; the message lists them.</exception>
    public PolicyConfiguration(IConfiguration configuration, ILogger logger, Action<Exception> reportLogger, IReadOnlyList<GuardedService>? registered)
    {
        _section = SectionOf(configuration);
        _logger = logger;
        _reportLogger = reportLogger;
        _areAllKnown = registered is not null;
        _services = [.. registered ?? []];

        // Watched before it is read: a change in between is read twice, not missed.
        _watch = ChangeToken.OnChange(_section.GetReloadToken, OnChanged);
        try
        {
            ConfigurationNode root = ConfigurationNode.Read(_section);
            lock (_gate)
            {
                _current ??= root;
                _read ??= root;
                ConfigurationReading reading = Reading(_current, _services);
                ThrowIfWrong(reading);
                _told = reading.Unknown;
                reading.Apply();
            }
        }
        catch
        {
            _watch.Dispose();
            throw;
        }

        Log(_told, isRefused: false);
    }

    /// <summary>Everything that is wrong with a configuration.</summary>
    public static IReadOnlyList<string> ErrorsOf(IConfiguration configuration, IReadOnlyList<GuardedService> services)
        => [.. new ConfigurationReading(ConfigurationNode.Read(SectionOf(configuration)), services, areAllKnown: true).Errors.Select(static error => error.ToString())];

    /// <summary>Tells an interface's policies what holds for them, now and from now on.</summary>
    /// <exception cref="InvalidOperationException">What it says of them is wrong; the message lists it.</exception>
    public void Add(GuardedService service)
    {
        ConfigurationError[] untold;
        lock (_gate)
        {
            ConfigurationReading reading = Reading(_current, [.. _services, service]);
            ThrowIfWrong(reading);
            _services.Add(service);
            reading.Apply();

            // By path: what else is known, which the problem lists, is more with every proxy.
            untold = [.. reading.Unknown.ExceptBy(_told.Select(static error => error.Path), static error => error.Path)];
            _told = [.. _told, .. untold];
        }

        Log(untold, isRefused: false);
    }

    /// <summary>Stops listening to changes.</summary>
    public void Dispose() => _watch.Dispose();

    private static IConfigurationSection SectionOf(IConfiguration configuration)
        => configuration as IConfigurationSection ?? configuration.GetSection(SectionKey);

    private ConfigurationReading Reading(ConfigurationNode root, IReadOnlyList<GuardedService> services) => new(root, services, _areAllKnown);

    private static void ThrowIfWrong(ConfigurationReading reading)
    {
        if (reading.Errors.Count > 0)
        {
            throw new InvalidOperationException($"The configuration of Resilience cannot be used.{string.Concat(reading.Errors.Select(static error => Environment.NewLine + error))}");
        }
    }

    /// <summary>Changes come one after the other, and the last is read last: the token is listened to again when this has returned, and tells then what it could not tell before.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A provider that throws while it is read is logged; the old values stay.")]
    private void OnChanged()
    {
        ConfigurationNode root;
        try
        {
            root = ConfigurationNode.Read(_section);
        }
        catch (Exception exception)
        {
            lock (_gate)
            {
                _isBehind = true;
            }

            Tell(() => _logger.ConfigurationUnreadable(_section.Path, exception));
            return;
        }

        bool isNews = false;
        ConfigurationError[] refused;
        ConfigurationError[] unknown;
        lock (_gate)
        {
            ConfigurationReading reading = new(root, _services, areAllKnown: true);
            ConfigurationError[] now = [.. reading.Errors, .. reading.Unknown];

            // Whoever changes something else meanwhile has to hear that it does not hold either; whoever announces the same again need not.
            refused = root.IsSameAs(_read) ? [.. reading.Errors.Except(_told)] : [.. reading.Errors];
            unknown = [.. reading.Unknown.Except(_told)];
            _read = root;
            _told = now;
            bool isRefused = reading.Errors.Count > 0;
            if (!isRefused)
            {
                _current = root;
                isNews = reading.Apply() || _isBehind;
            }

            _isBehind = isRefused;
        }

        Log(refused, isRefused: true);
        Log(unknown, isRefused: false);
        if (isNews)
        {
            Tell(() => _logger.ConfigurationApplied(_section.Path));
        }
    }

    private void Log(IEnumerable<ConfigurationError> errors, bool isRefused)
    {
        foreach (ConfigurationError error in errors)
        {
            Tell(() =>
            {
                if (isRefused)
                {
                    _logger.ConfigurationRefused(error.Path, error.Problem);
                }
                else
                {
                    _logger.ConfigurationUnknown(error.Path, error.Problem);
                }
            });
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A logger that throws has no other effect.")]
    private void Tell(Action log)
    {
        try
        {
            log();
        }
        catch (Exception exception)
        {
            _reportLogger(exception);
        }
    }
}
