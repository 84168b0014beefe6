namespace Resilience.GeneratedTests.EveryShape;

public interface IRight : IRoot
{
    string Twin { get; }

    Task<string> BothAsync(string text);

    string Right();
}
