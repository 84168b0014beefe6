namespace Resilience.Peers.Tests;

/// <summary>A circuit of this process, to be moved step by step.</summary>
internal abstract class Circuit : IDisposable
{
    public abstract string Do(Step step);

    public abstract void Dispose();

    /// <summary>Plays a history on a circuit of its own.</summary>
    public static IReadOnlyList<string> Play(Func<Settings, Circuit> make, History history)
    {
        List<string> seen = [];
        using Circuit circuit = make(history.Settings);
        Inline.Run(() =>
        {
            foreach (Step step in history.Steps)
            {
                seen.Add(circuit.Do(step));
            }
        });
        return seen;
    }
}
