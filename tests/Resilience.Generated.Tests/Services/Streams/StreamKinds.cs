namespace Resilience.GeneratedTests;

/// <summary>Runs a test once for each kind of stream.</summary>
internal static class StreamKinds
{
    public static TheoryData<StreamKind> All => [.. Enum.GetValues<StreamKind>()];

    /// <summary>Those whose callee is handed the token by a parameter: at the deadline it is trusted to end.</summary>
    public static TheoryData<StreamKind> WithToken => [StreamKind.Enumerable, StreamKind.Enumerator];

    /// <summary>Calls the method of a kind; the token goes where that kind takes it.</summary>
    public static IAsyncEnumerator<int> Begin(this IStreams streams, StreamKind kind, CancellationToken cancellationToken = default) => kind switch
    {
        StreamKind.Enumerable => streams.ReadAsync(1, cancellationToken).GetAsyncEnumerator(CancellationToken.None),
        StreamKind.WithoutToken => streams.ListAsync(1).GetAsyncEnumerator(cancellationToken),
        _ => streams.Open(1, cancellationToken),
    };

    /// <summary>Enumerates to the end, and counts; what is thrown is thrown.</summary>
    public static async Task<int> DrainAsync(this IAsyncEnumerator<int> stream, List<int>? into = null)
    {
        int count = 0;
        await using (stream)
        {
            while (await stream.MoveNextAsync())
            {
                count++;
                into?.Add(stream.Current);
            }
        }

        return count;
    }

    public static string MethodOf(StreamKind kind) => kind switch
    {
        StreamKind.Enumerable => nameof(IStreams.ReadAsync),
        StreamKind.WithoutToken => nameof(IStreams.ListAsync),
        _ => nameof(IStreams.Open),
    };
}
