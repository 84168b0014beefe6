namespace Resilience.Peers.Tests;

/// <summary>What is left of a history when no step shows a difference that is chosen.</summary>
internal static class CommonGround
{
    /// <param name="wish">The steps as they were drawn.</param>
    /// <param name="terms">The bounds.</param>
    /// <returns>The steps that are taken, and a look after each.</returns>
    public static History Of(History wish, IReadOnlyCollection<Term> terms)
    {
        using Walk walk = new(wish.Settings);
        List<Step> taken = [];
        Inline.Run(() =>
        {
            foreach (Step wished in wish.Steps)
            {
                if (walk.Resolve(wished) is { } step && Take(step))
                {
                    Take(new Step.Look());
                    if (walk.LastSeen == Seen.Rejected)
                    {
                        Take(new Step.Hear());
                    }
                }
            }
        });
        return wish with { Steps = taken };

        bool Take(Step step)
        {
            if (terms.Any(term => term.Leaves(walk, step)))
            {
                return false;
            }

            walk.Do(step);
            taken.Add(step);
            return true;
        }
    }
}
