using System.Globalization;

namespace Resilience.Peers.Tests;

/// <summary>The words for what a step shows.</summary>
internal static class Seen
{
    public const string Nothing = "";
    public const string LetIn = "let in";
    public const string Rejected = "rejected";
    public const string Cancelled = "cancelled";
    public const string Unknown = "unknown";

    public const string Pending = "nothing yet";
    public const string Result = "the result";
    public const string CalleesException = "the callee's exception";
    public const string OtherException = "another exception";

    public static string Outcome(Task outcome) => outcome switch
    {
        { IsCompleted: false } => Pending,
        { IsCompletedSuccessfully: true } => Result,
        { Exception.InnerException: CalleeException } => CalleesException,
        _ => OtherException,
    };

    public static string Time(TimeSpan? time)
        => time is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalMilliseconds} ms") : Unknown;
}
