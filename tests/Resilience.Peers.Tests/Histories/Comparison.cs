namespace Resilience.Peers.Tests;

/// <summary>Plays histories on us and on a peer.</summary>
internal static class Comparison
{
    /// <returns>What was seen, to count histories that show something.</returns>
    /// <exception cref="InvalidOperationException">We and the peer differ.</exception>
    public static string Play(IPeer ours, IPeer peer, History history)
    {
        IReadOnlyList<string> ourView = ours.Play(history);
        IReadOnlyList<string> peersView = peer.Play(history);
        for (int i = 0; i < history.Steps.Count; i++)
        {
            if (ourView[i] != peersView[i])
            {
                throw new InvalidOperationException($"step {i + 1}, {history.Steps[i]}: we have '{ourView[i]}', the peer '{peersView[i]}', in{Environment.NewLine}{Tell(history, ourView, peersView)}");
            }
        }

        int changes = history.Steps.Zip(ourView).Where(pair => pair.First is Step.Look).Select(pair => pair.Second).Aggregate((Count: 0, State: nameof(CircuitState.Closed)), (sum, state) => (sum.Count + (state == sum.State ? 0 : 1), state)).Count;
        return changes switch { 0 => "no transition", < 4 => "1 to 3 transitions", _ => "4 transitions and more" };
    }

    /// <summary>Shows a difference: everything is seen alike but what the last step shows.</summary>
    public static void ShouldDiffer(IPeer ours, IPeer peer, History history, string ourLast, string peersLast)
    {
        IReadOnlyList<string> ourView = ours.Play(history);
        IReadOnlyList<string> peersView = peer.Play(history);
        string told = Tell(history, ourView, peersView);
        ourView.SkipLast(1).ShouldBe(peersView.SkipLast(1), told);
        (ourView[^1], peersView[^1]).ShouldBe((ourLast, peersLast), told);
    }

    private static string Tell(History history, IReadOnlyList<string> ourView, IReadOnlyList<string> peersView)
        => string.Join(
            Environment.NewLine,
            history.Steps.Select((step, i) => $"  {step}{(ourView[i] == peersView[i] ? ourView[i] == Seen.Nothing ? "" : $" -> {ourView[i]}" : $" -> ours: {ourView[i]}, peer: {peersView[i]}")}")
                .Prepend(history.Settings.ToString()));
}
