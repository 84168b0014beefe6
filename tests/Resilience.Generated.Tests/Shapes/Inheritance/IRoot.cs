namespace Resilience.GeneratedTests.EveryShape;

public interface IRoot
{
    object Value { get; }

    event EventHandler? Changed;

    string Describe();

    Task<string> RootAsync();

    string ByDefault() => "root's default of " + Describe();

    string Overridden() => "root's default";

    string Redefined() => "root's default";

    string Reimplemented();

    sealed string Sealed() => "sealed over " + Describe();

    static virtual string Static() => "root's static";
}
