namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Internal, with members that only this assembly sees.</summary>
[Retry(1, Delay = 0)]
internal interface IHidden
{
    internal int Half { get; set; }

    int Number { get; internal set; }

    internal Task<string> NameAsync();

    protected internal string Family();
}
