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
        => s_generated.ShouldContain($"{method}AsyncRetry = binder.Retry(new global::Resilience.Execution.RetryOptions {{ MaxRetries = {retries} }});");

    [Theory]
    [InlineData("ExemptAsyncRetry")]
    [InlineData("BareAsyncRetry")]
    [InlineData("OffAsyncRetry")]
    [InlineData("WantedAsyncTimeout")]
    public void What_is_taken_out_or_switched_off_is_not_there(string policy) => s_generated.ShouldNotContain(policy);

    [Fact]
    public void The_interfaces_own_policy_holds_where_the_class_has_none()
        => s_generated.ShouldContain("// [CircuitBreaker] on IService\n");

    [Fact]
    public void A_policy_that_a_declaration_does_not_name_comes_from_the_class()
        => s_generated.ShouldContain("DeclaredAsyncTimeout = binder.Timeout(DeclaredAsync, 9);");
}
