namespace Resilience.Generators.Tests.Classes;

/// <summary>Whose policy holds for a method: the partial declaration's, the interface's method's, the class's, the interface's.</summary>
public sealed class PrecedenceTests
{
    private static readonly string s_generated = Compiler.Generate("""
        [CircuitBreaker, Retry(1)]
        public interface IService
        {
            Task PlainAsync();
            [Retry(3)] Task OwnAsync();
            [Retry(4)] Task DeclaredAsync();
            [Retry(5)] Task ExemptAsync();
            [NoResilience] Task BareAsync();
            [NoResilience] Task WantedAsync();
            Task OffAsync();
        }

        [ResilientProxy<IService>, Retry(2), Timeout(9)]
        public partial class Guarded
        {
            [Retry(6)] public partial Task DeclaredAsync();
            [NoResilience] public partial Task ExemptAsync();
            [Retry(7)] public partial Task WantedAsync();
            [Retry(0)] public partial Task OffAsync();
        }
        """)["Guarded.Resilient.g.cs"];

    [Theory]
    [InlineData("Plain", 2)]
    [InlineData("Own", 3)]
    [InlineData("Declared", 6)]
    [InlineData("Wanted", 7)]
    public void The_nearest_policy_holds(string method, int retries)
        => GuardOf(method).ShouldContain($"Retry = new global::Resilience.Execution.RetryOptions {{ MaxRetries = {retries} }}");

    [Theory]
    [InlineData("Exempt")]
    [InlineData("Bare")]
    public void What_is_taken_out_has_no_guard(string method) => s_generated.ShouldNotContain($"{method}Async = binder.");

    [Theory]
    [InlineData("Off", "Retry =")]
    [InlineData("Wanted", "Timeout =")]
    public void What_is_switched_off_or_not_asked_for_is_not_there(string method, string policy) => GuardOf(method).ShouldNotContain(policy);

    [Fact]
    public void The_interfaces_own_policy_holds_where_the_class_has_none()
        => s_generated.ShouldContain("// [CircuitBreaker] on IService\n");

    [Fact]
    public void A_policy_that_a_declaration_does_not_name_comes_from_the_class()
        => GuardOf("Declared").ShouldContain("Timeout = 9,");

    /// <summary>The statement that makes a method's guard.</summary>
    private static string GuardOf(string method)
    {
        int start = s_generated.IndexOf($"{method}Async = binder.", StringComparison.Ordinal);
        return s_generated[start..s_generated.IndexOf(";\n", start, StringComparison.Ordinal)];
    }
}
