using System.Text;

namespace Resilience.Tests.Model;

/// <summary>What happens to one circuit, and in what world.</summary>
/// <param name="Options">The circuit's first options.</param>
/// <param name="Randoms">What the source of jitter gives, in a circle.</param>
/// <param name="Frequency">Ticks of the clock in a second.</param>
/// <param name="FiresTimers">Whether timers fire; in a starved process none does.</param>
/// <param name="Looks">Whether the circuit is looked at after each step; where it is not, nothing but calls, time and commands moves it.</param>
/// <param name="Steps">What happens.</param>
internal sealed record History(CircuitBreakerOptions Options, double[] Randoms, long Frequency, bool FiresTimers, bool Looks, Step[] Steps)
{
    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine(Describe(Options)).AppendLine($"randoms {string.Join(' ', Randoms)}, {Frequency} ticks a second, timers {(FiresTimers ? "fire" : "never fire")}, {(Looks ? "looked at after each step" : "looked at in the end")}");
        foreach (Step step in Steps)
        {
            text.AppendLine($"  {step}");
        }

        return text.ToString();
    }

    /// <summary>The options that are not as a new object has them.</summary>
    public static string Describe(CircuitBreakerOptions options)
    {
        CircuitBreakerOptions defaults = new();
        return string.Join(", ", typeof(CircuitBreakerOptions).GetProperties()
            .Select(property => (property.Name, Value: property.GetValue(options), Default: property.GetValue(defaults)))
            .Where(property => !Equals(property.Value, property.Default) && property.Value is not (string or IReadOnlyList<Type> { Count: 0 }))
            .Select(property => $"{property.Name} = {(property.Value is IReadOnlyList<Type> types ? string.Join('+', types.Select(type => type.Name)) : property.Value)}"));
    }
}
