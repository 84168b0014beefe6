using Microsoft.Extensions.Logging;

namespace Resilience;

/// <summary>Everything that is logged. The ids are stable; circuits' events are logged off the callers' path.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Warning, "Circuit '{Circuit}' opened ({Reason}), was {From}", EventName = "CircuitOpened")]
    public static partial void CircuitOpened(this ILogger logger, string circuit, CircuitTransitionReason reason, CircuitState from);

    [LoggerMessage(2, LogLevel.Information, "Circuit '{Circuit}' is half-open ({Reason}), was {From}", EventName = "CircuitHalfOpened")]
    public static partial void CircuitHalfOpened(this ILogger logger, string circuit, CircuitTransitionReason reason, CircuitState from);

    [LoggerMessage(3, LogLevel.Information, "Circuit '{Circuit}' closed ({Reason}), was {From}", EventName = "CircuitClosed")]
    public static partial void CircuitClosed(this ILogger logger, string circuit, CircuitTransitionReason reason, CircuitState from);

    [LoggerMessage(4, LogLevel.Information, "Circuit '{Circuit}' is disabled ({Reason}), was {From}", EventName = "CircuitDisabled")]
    public static partial void CircuitDisabled(this ILogger logger, string circuit, CircuitTransitionReason reason, CircuitState from);

    [LoggerMessage(5, LogLevel.Error, "A {Callback} threw; it has no other effect", EventName = "CallbackThrew")]
    public static partial void CallbackThrew(this ILogger logger, string callback, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "Two circuits would be named '{Name}'; they are named '{First}' and '{Second}'", EventName = "CircuitRenamed")]
    public static partial void CircuitRenamed(this ILogger logger, string name, string first, string second);

    [LoggerMessage(20, LogLevel.Error, "The changed configuration is not applied, the old values stay: {Path}: {Problem}", EventName = "ConfigurationRefused")]
    public static partial void ConfigurationRefused(this ILogger logger, string path, string problem);

    [LoggerMessage(21, LogLevel.Warning, "{Path}: {Problem}", EventName = "ConfigurationUnknown")]
    public static partial void ConfigurationUnknown(this ILogger logger, string path, string problem);

    [LoggerMessage(22, LogLevel.Information, "The changed configuration of {Path} is applied", EventName = "ConfigurationApplied")]
    public static partial void ConfigurationApplied(this ILogger logger, string path);

    [LoggerMessage(23, LogLevel.Error, "The changed configuration of {Path} could not be read, the old values stay", EventName = "ConfigurationUnreadable")]
    public static partial void ConfigurationUnreadable(this ILogger logger, string path, Exception exception);

    public static void CircuitChanged(this ILogger logger, CircuitStateChange change)
    {
        switch (change.To)
        {
            case CircuitState.Open or CircuitState.ForcedOpen:
                logger.CircuitOpened(change.CircuitName, change.Reason, change.From);
                break;
            case CircuitState.HalfOpen:
                logger.CircuitHalfOpened(change.CircuitName, change.Reason, change.From);
                break;
            case CircuitState.Closed:
                logger.CircuitClosed(change.CircuitName, change.Reason, change.From);
                break;
            default:
                logger.CircuitDisabled(change.CircuitName, change.Reason, change.From);
                break;
        }
    }
}
