using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Corpus;

/// <summary>The sources that ask for one proxy, and what came of them.</summary>
internal sealed class Request
{
    public Request(Subject subject)
    {
        Subject = subject;
        Answers = subject.Policies.HasFlag(Policies.Fallback) && FallbackSource.Type(subject, ProxyRequest.FallbackOf(subject)) is { } source ? Compiler.Parse(source, $"{ProxyRequest.FallbackOf(subject)}.cs") : null;
        Annotated = Annotate();
    }

    public Subject Subject { get; }

    /// <summary>What asks for the proxy.</summary>
    public SyntaxTree Annotated { get; private set; }

    /// <summary>The type that answers for its methods, or null.</summary>
    public SyntaxTree? Answers { get; private set; }

    /// <summary>What was generated; null = nothing.</summary>
    public SyntaxTree? Generated { get; set; }

    /// <summary>Whether there is a proxy: of a class that is refused only what it declares partial is completed.</summary>
    public bool HasProxy => Generated?.ToString().Contains(nameof(Execution.IResilientProxy<,>), StringComparison.Ordinal) == true;

    /// <summary>What our analyzers refuse.</summary>
    public List<Diagnostic> Refusals { get; } = [];

    /// <summary>What our analyzers say besides.</summary>
    public List<Remark> Remarks { get; } = [];

    public Outcome? Outcome { get; private set; }

    public IEnumerable<SyntaxTree> Own => Answers is null ? [Annotated] : [Annotated, Answers];

    /// <summary>Takes what an analyzer says. An error refuses the proxy, or is wrong: nothing that is asked for has a value out of its range.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (diagnostic.DefaultSeverity == DiagnosticSeverity.Error)
        {
            Refusals.Add(diagnostic);
        }
        else
        {
            Remarks.Add(Remark.Of(diagnostic));
        }
    }

    /// <summary>Does without the type that answers: for some interfaces no one type can have all the methods.</summary>
    public void DropAnswers()
    {
        Answers = null;
        Annotated = Annotate();
    }

    /// <summary>What the product plans for it.</summary>
    public ProxyPlan PlanIn(Compilation compilation)
    {
        INamedTypeSymbol annotated = compilation.GetTypeByMetadataName(ProxyRequest.AnnotatedOf(Subject))!;
        return Subject.Form == Form.Class
            ? ProxyPlanner.PlanClass(annotated, compilation, CancellationToken.None)
            : ProxyPlanner.Plan(annotated, compilation, CancellationToken.None);
    }

    /// <summary>The interface as this compilation sees it: the subject's is of another, whose symbols are the same ones only as long as nothing has swept them away.</summary>
    public INamedTypeSymbol ServiceIn(Compilation compilation)
    {
        INamedTypeSymbol annotated = compilation.GetTypeByMetadataName(ProxyRequest.AnnotatedOf(Subject))!;
        if (Subject.Form == Form.Derived)
        {
            return annotated.Interfaces.Single();
        }

        AttributeData attribute = annotated.GetAttributes().Single(attribute => attribute.AttributeClass?.Name == "ResilientProxyAttribute");
        ITypeSymbol named = attribute.AttributeClass!.TypeArguments is [var argument] ? argument : (ITypeSymbol)attribute.ConstructorArguments[0].Value!;
        return named is INamedTypeSymbol { IsUnboundGenericType: true } unbound ? unbound.OriginalDefinition : (INamedTypeSymbol)named;
    }

    public void Conclude(Verdict verdict, string reason = "", string detail = "", MethodTally? methods = null)
        => Outcome = new Outcome(Subject, verdict, reason, detail, methods ?? MethodTally.None) { Remarks = Remarks };

    private SyntaxTree Annotate()
    {
        string? fallback = Answers is not null ? $"typeof({ProxyRequest.FallbackOf(Subject)})"
            : Subject.Policies.HasFlag(Policies.Fallback) && FallbackSource.Method(Subject.Service) is { } method ? $"\"{method}\""
            : null;
        return Compiler.Parse(ProxyRequest.Write(Subject, fallback), $"P{Subject.Number}.cs");
    }
}
