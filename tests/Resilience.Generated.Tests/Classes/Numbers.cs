using System.Collections;

namespace Resilience.GeneratedTests;

/// <summary>Has no numbers, and notes its disposals.</summary>
internal sealed class Numbers(DisposalLog log) : IEnumerator<int>
{
    public int Current => 5;

    object IEnumerator.Current => Current;

    public bool MoveNext() => false;

    public void Reset()
    {
    }

    public void Dispose() => log.Add(typeof(int));
}
