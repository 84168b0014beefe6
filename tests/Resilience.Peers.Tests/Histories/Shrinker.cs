namespace Resilience.Peers.Tests;

/// <summary>Makes a history that shows a difference as short as can be.</summary>
internal static class Shrinker
{
    /// <param name="wish">A history whose play throws.</param>
    /// <param name="play">Throws where the history shows a difference.</param>
    public static History Shrink(History wish, Action<History> play)
    {
        for (int length = Math.Max(1, wish.Steps.Count / 2); length > 0; length /= 2)
        {
            for (int i = 0; i + length <= wish.Steps.Count;)
            {
                History shorter = wish with { Steps = [.. wish.Steps.Take(i), .. wish.Steps.Skip(i + length)] };
                if (Throws(shorter, play))
                {
                    wish = shorter;
                }
                else
                {
                    i++;
                }
            }
        }

        return wish;
    }

    private static bool Throws(History history, Action<History> play)
    {
        try
        {
            play(history);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
