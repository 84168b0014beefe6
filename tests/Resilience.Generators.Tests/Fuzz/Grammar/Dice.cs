using CsCheck;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Takes decisions.</summary>
internal sealed class Dice(PCG random)
{
    public int Below(int limit) => (int)random.Next((uint)limit);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(params IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of the choices, each as likely as its weight says.</summary>
    public T Weigh<T>(params ReadOnlySpan<(int Weight, Func<T> Make)> choices)
    {
        int total = 0;
        foreach ((int weight, _) in choices)
        {
            total += weight;
        }

        int at = Below(total);
        foreach ((int weight, Func<T> make) in choices)
        {
            if (at < weight)
            {
                return make();
            }

            at -= weight;
        }

        throw new InvalidOperationException("The weights do not add up.");
    }

    /// <summary>Some of the items, in their order.</summary>
    public IReadOnlyList<T> Some<T>(int percent, params IReadOnlyList<T> items) => [.. items.Where(_ => Chance(percent))];
}
