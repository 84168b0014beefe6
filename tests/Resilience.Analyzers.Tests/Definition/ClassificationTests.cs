using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

public sealed class ClassificationTests
{
    [Theory]
    [InlineData("interface IFoo { [Retry([|Handle = new[] { typeof(string) }|])] Task RunAsync(); }")]
    [InlineData("interface IFoo { [CircuitBreaker([|Ignore = new[] { typeof(FormatException), typeof(FormatException) }|])] Task RunAsync(); }")]
    [InlineData("[Retry([|Handle = [typeof(OperationCanceledException), typeof(TaskCanceledException)]|])] interface IFoo { Task RunAsync(); }")]
    [InlineData("class Refused : Exception, ICloneable { public object Clone() => this; } interface IFoo { [Retry([|Handle = new[] { typeof(Refused), typeof(ICloneable) }|])] Task RunAsync(); }")]
    [InlineData("interface IFoo { [Retry([|Handle = new[] { typeof(string), typeof(string) }|])] Task RunAsync(); }")]
    public Task RES0030_is_reported(string source) => Verify<ClassificationAnalyzer>.ReportsAsync("RES0030", source);

    [Theory]
    [InlineData("interface IFoo { [Retry(Handle = new[] { typeof(TimeoutException), typeof(FormatException) }, Ignore = new Type[0])] Task RunAsync(); }")]
    [InlineData("interface IFoo { [Retry(Handle = new[] { typeof(Exception) }), CircuitBreaker(Handle = new[] { typeof(TimeoutException) })] Task RunAsync(); }")]
    [InlineData("interface IFoo { [Retry(Handle = new[] { typeof(IRetryAfter), typeof(FormatException) })] Task RunAsync(); }")]
    public Task RES0030_is_not_reported(string source) => Verify<ClassificationAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("interface IFoo { [Retry([|Handle = new[] { typeof(FormatException) }|], Ignore = new[] { typeof(FormatException) })] Task RunAsync(); }")]
    [InlineData("interface IFoo { [Retry([|Handle = new[] { typeof(TaskCanceledException) }|], Ignore = new[] { typeof(OperationCanceledException) })] Task RunAsync(); }")]
    public Task RES0031_is_reported(string source) => Verify<ClassificationAnalyzer>.ReportsAsync("RES0031", source);

    [Theory]
    [InlineData("interface IFoo { [Retry(Handle = new[] { typeof(OperationCanceledException) }, Ignore = new[] { typeof(TaskCanceledException) })] Task RunAsync(); }")]
    public Task RES0031_is_not_reported(string source) => Verify<ClassificationAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("RES0030", "interface IFoo { [Retry(Handle = new[] { typeof(string) })] Task RunAsync(); }", "'string' in Handle is refused when the first proxy is made: it is neither an exception nor an interface; name a class that derives from Exception")]
    [InlineData("RES0031", "interface IFoo { [Retry(Handle = new[] { typeof(FormatException) }, Ignore = new[] { typeof(SystemException) })] Task RunAsync(); }", "'FormatException' in Handle changes nothing: Ignore goes before it, and has 'SystemException'; take it out of one of the two")]
    public Task The_message_names_the_remedy(string id, string source, string message) => Verify<ClassificationAnalyzer>.SaysAsync(id, source, message);
}
