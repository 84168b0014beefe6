using Resilience.Analyzers.Definition;

namespace Resilience.Analyzers.Tests.Definition;

public sealed class ClassifierCannotJudgeTests
{
    [Theory]
    [InlineData("class Judge : IResultClassifier<int> { public Outcome Classify(int r) => default; } interface IFoo { [[|CircuitBreaker(Classifier = typeof(Judge))|]] IAsyncEnumerable<int> Run(); }")]
    [InlineData("class Judge : IResultClassifier<int> { public Outcome Classify(int r) => default; } [[|CircuitBreaker(Classifier = typeof(Judge))|]] interface IFoo { IAsyncEnumerable<int> Stream(); }")]
    [InlineData("class C { private class Oops : Exception; public interface IFoo { [[|CircuitBreaker(Ignore = new[] { typeof(Oops) })|]] Task RunAsync(); } }")]
    [InlineData("class C { private class Judge : IOutcomeClassifier { public Outcome Classify(Exception e) => default; } public interface IFoo { [[|Retry(Classifier = typeof(Judge))|]] Task RunAsync(); } }")]
    [InlineData("class Judge { } interface IFoo { [[|Retry(Classifier = typeof(Judge))|]] Task RunAsync(); }")]
    [InlineData("class Judge : IResultClassifier<int> { public Outcome Classify(int r) => default; } interface IFoo { [[|Retry(Classifier = typeof(Judge))|]] Task RunAsync(); }")]
    [InlineData("class Judge : IResultClassifier<int> { public Outcome Classify(int r) => default; } interface IFoo { [[|CircuitBreaker(Classifier = typeof(Judge))|]] Task<string> RunAsync(); }")]
    [InlineData("class Judge : IResultClassifier<object> { public Outcome Classify(object r) => default; } interface IFoo { [[|CircuitBreaker(Classifier = typeof(Judge))|]] int Run(); }")]
    [InlineData("class Judge : IResultClassifier<int> { public Outcome Classify(int r) => default; } [[|CircuitBreaker(Classifier = typeof(Judge))|]] interface IFoo { Task<string> RunAsync(); void Run(); }")]
    public Task RES0007_is_reported(string source) => Verify<EligibilityAnalyzer>.ReportsAsync("RES0007", source);

    [Theory]
    [InlineData("class Judge : IResultClassifier<int>, IOutcomeClassifier { public Outcome Classify(int r) => default; public Outcome Classify(Exception e) => default; } interface IFoo { [Retry(Classifier = typeof(Judge))] Task RunAsync(); }")]
    [InlineData("class Judge : IResultClassifier<object> { public Outcome Classify(object r) => default; } interface IFoo { [Retry(Classifier = typeof(Judge))] Task<string> RunAsync(); }")]
    [InlineData("class Judge : IResultClassifier<int> { public Outcome Classify(int r) => default; } [CircuitBreaker(Classifier = typeof(Judge))] interface IFoo { Task<string> RunAsync(); int Run(); }")]
    [InlineData("class Judge : IResultClassifier<int> { public Outcome Classify(int r) => default; } [CircuitBreaker(Classifier = typeof(Judge))] interface IFoo { IAsyncEnumerable<int> Stream(); int Run(); }")]
    public Task RES0007_is_not_reported(string source) => Verify<EligibilityAnalyzer>.IsSilentAsync(source);

    [Theory]
    [InlineData("class Judge : IResultClassifier<Uri> { public Outcome Classify(Uri r) => default; } interface IFoo { [Retry(Classifier = typeof(Judge))] Task<Version> Run(); }", "'IFoo.Run()' cannot be guarded: the classifier 'Judge' only judges results of type 'Uri', and the method's is 'Version'")]
    [InlineData("class Judge : IResultClassifier<int> { public Outcome Classify(int r) => default; } interface IFoo { [Retry(Classifier = typeof(Judge))] Task Run(); }", "'IFoo.Run()' cannot be guarded: the classifier 'Judge' only judges results, of type 'int', and the method has none; let 'Judge' implement IOutcomeClassifier too, which judges exceptions, or take it away")]
    [InlineData("class Judge : IResultClassifier<int> { public Outcome Classify(int r) => default; } interface IFoo { [Retry(Classifier = typeof(Judge))] IAsyncEnumerable<int> Run(); }", "'IFoo.Run()' cannot be guarded: the classifier 'Judge' only judges results, of type 'int', and the method has none, for the elements of a stream ('IAsyncEnumerable<int>') are not judged; let 'Judge' implement IOutcomeClassifier too, which judges exceptions, or take it away")]
    [InlineData("class C { private class Oops : Exception; public interface IFoo { [Retry(Handle = [typeof(Oops)])] Task RunAsync(); } }", "'C.IFoo.RunAsync()' cannot be guarded: 'C.Oops' in Handle is not visible to the whole assembly; make it internal or public")]
    public Task The_message_says_what_is_wrong_in_short_names(string source, string message)
        => Verify<EligibilityAnalyzer>.SaysAsync("RES0007", source, message);
}
