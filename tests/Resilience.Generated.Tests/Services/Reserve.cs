namespace Resilience.GeneratedTests;

/// <summary>Answers, and remembers in which scope.</summary>
internal sealed class Reserve
{
    public int Answers { get; private set; }

    public int Count() => ++Answers;
}
