namespace Resilience.GeneratedTests;

/// <summary>Brings about every ending of a call.</summary>
internal static class Endings
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What answers for what: nothing for a caller who cancelled, or was answered.</summary>
    public static IEnumerable<(Ending Ending, Answer Answer)> All
        => from ending in Enum.GetValues<Ending>()
           from answer in Enum.GetValues<Answer>()
           where answer == Answer.None || ending is not (Ending.Success or Ending.Cancelled)
           select (ending, answer);

    /// <summary>A caller who got an answer sees no exception, and another the one of his ending.</summary>
    public static void ShouldBeThrown(Exception? thrown, Ending ending, Answer answer)
    {
        if (Thrown(ending, answer) is { } type)
        {
            thrown.ShouldBeAssignableTo(type);
        }
        else
        {
            thrown.ShouldBeNull();
        }
    }

    private static Type? Thrown(Ending ending, Answer answer) => answer switch
    {
        Answer.Applied => null,
        Answer.Failed => typeof(NotSupportedException),
        _ => ending switch
        {
            Ending.Success => null,
            Ending.Failure => typeof(HttpRequestException),
            Ending.Ignored => typeof(InvalidOperationException),
            Ending.Cancelled => typeof(OperationCanceledException),
            Ending.CircuitOpen => typeof(CircuitOpenException),
            Ending.Timeout => typeof(AttemptTimeoutException),
            Ending.BulkheadFull => typeof(BulkheadFullException),
            _ => typeof(RateLimitedException),
        },
    };

    public static Exception? Failure(Ending ending) => ending switch
    {
        Ending.Failure => new HttpRequestException("down"),
        Ending.Ignored => new InvalidOperationException("ignored"),
        _ => null,
    };
}
