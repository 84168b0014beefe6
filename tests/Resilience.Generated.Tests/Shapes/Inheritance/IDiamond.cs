namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Inherits in every way: twice the same, the same name twice, hidden, reimplemented.</summary>
[CircuitBreaker(FailureThreshold = 100), Retry(1, Delay = 0)]
public interface IDiamond : ILeft, IRight, ILookup<string>, ILookup<int>
{
    new string Value { get; }

    new Task<string> RootAsync();

    string IRoot.Reimplemented() => "the diamond's";
}
