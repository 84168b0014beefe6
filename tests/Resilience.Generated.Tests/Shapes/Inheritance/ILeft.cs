namespace Resilience.GeneratedTests.EveryShape;

public interface ILeft : IRoot
{
    int Twin { get; set; }

    new string Describe();

    Task<string> BothAsync(string text);

    string IRoot.Redefined() => "left's default";
}
