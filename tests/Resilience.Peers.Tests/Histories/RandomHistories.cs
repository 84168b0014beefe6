using CsCheck;

namespace Resilience.Peers.Tests;

/// <summary>Compares us with a peer in many random histories.</summary>
internal sealed class RandomHistories(IPeer peer, Gen<History> histories)
{
    private static readonly Ours s_ours = new();

    /// <exception cref="CsCheckException">They differ; with the seed and a short history that shows it.</exception>
    public void ShouldBeAlike(IReadOnlyCollection<Term> terms, long count, Action<string>? writeLine = null)
    {
        histories.Sample(Play, writeLine ?? (static _ => { }), iter: count, print: Explain);

        string Play(History wish) => Comparison.Play(s_ours, peer, CommonGround.Of(wish, terms));

        string Explain(History wish)
        {
            try
            {
                return Play(Shrinker.Shrink(wish, shorter => Play(shorter)));
            }
            catch (InvalidOperationException difference)
            {
                return difference.Message;
            }
        }
    }

    /// <summary>Beyond a bound of the common ground there are differences: it is no smaller than it must be.</summary>
    /// <returns>One of them.</returns>
    public string ShouldDiffer(IReadOnlyCollection<Term> terms, Term lifted)
        => Should.Throw<CsCheckException>(() => ShouldBeAlike([.. terms.Where(term => term != lifted)], HistoryCount.BeyondATerm), lifted.ToString()).Message;
}
