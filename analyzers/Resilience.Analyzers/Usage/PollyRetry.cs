using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Usage;

/// <summary>Looks for a retry where a pipeline of Polly's is built, in the same method or in the field's own initializer.</summary>
internal sealed class PollyRetry(SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>So many variables are followed; who names more of them builds in a circle.</summary>
    private const int Deepest = 8;

    public static bool IsPolly(ISymbol? symbol)
    {
        INamespaceSymbol? at = symbol?.ContainingNamespace;
        while (at is { ContainingNamespace.IsGlobalNamespace: false })
        {
            at = at.ContainingNamespace;
        }

        return at?.Name == "Polly";
    }

    /// <summary>Whether a pipeline visibly repeats what the guarded call's own retry repeats.</summary>
    public bool Repeats(ExpressionSyntax pipeline, AttributeData retry) => Repeats(pipeline, retry, depth: 0);

    private bool Repeats(ExpressionSyntax expression, AttributeData retry, int depth)
    {
        if (depth > Deepest)
        {
            return false;
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax inside:
                return Repeats(inside.Expression, retry, depth);
            case PostfixUnaryExpressionSyntax forgiven:
                return Repeats(forgiven.Operand, retry, depth);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } invocation when IsPolly(model.GetSymbolInfo(invocation, cancellationToken).Symbol):
                return member.Name.Identifier.ValueText switch
                {
                    "AddRetry" => Options(invocation) is { } options && Handles(options, retry, depth),
                    "Retry" or "RetryAsync" or "RetryForever" or "RetryForeverAsync" or "WaitAndRetry" or "WaitAndRetryAsync" or "WaitAndRetryForever" or "WaitAndRetryForeverAsync" => !IsNever(invocation) && Named(member.Expression).Any(type => IsRepeated(type, retry)),
                    _ => false,
                }
                || Repeats(member.Expression, retry, depth + 1)
                || (member.Name.Identifier.ValueText is "Wrap" or "WrapAsync" or "AddPipeline" && invocation.ArgumentList.Arguments.Any(argument => Repeats(argument.Expression, retry, depth + 1)));
            case IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }:
                return RepeatsVariable(expression, retry, depth);
            default:
                return false;
        }
    }

    private bool RepeatsVariable(ExpressionSyntax expression, AttributeData retry, int depth)
    {
        ISymbol? variable = model.GetSymbolInfo(expression, cancellationToken).Symbol;
        if (variable is null || Initializer(variable) is not { } initializer)
        {
            return false;
        }

        if (Repeats(initializer, retry, depth + 1))
        {
            return true;
        }

        // A builder is told its strategies one by one.
        return variable is ILocalSymbol
            && Body(expression).DescendantNodes().OfType<ExpressionStatementSyntax>().Any(statement => statement.Expression is InvocationExpressionSyntax call && IsOn(call, variable) && CallsIn(call).Any(one => OneRepeats(one, retry, depth + 1)));
    }

    private bool OneRepeats(InvocationExpressionSyntax call, AttributeData retry, int depth)
        => Invoked.NameOf(call)?.Identifier.ValueText == "AddRetry" && IsPolly(model.GetSymbolInfo(call, cancellationToken).Symbol) && Options(call) is { } options && Handles(options, retry, depth);

    /// <summary>Whether a chain of calls begins with a variable.</summary>
    private bool IsOn(InvocationExpressionSyntax call, ISymbol variable)
        => CallsIn(call).Last().Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax first } && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(first, cancellationToken).Symbol, variable);

    private static IEnumerable<InvocationExpressionSyntax> CallsIn(InvocationExpressionSyntax call)
    {
        for (InvocationExpressionSyntax? at = call; at is not null; at = (at.Expression as MemberAccessExpressionSyntax)?.Expression as InvocationExpressionSyntax)
        {
            yield return at;
        }
    }

    /// <summary>What a variable is from its declaration on; null where it is given something else, or may be.</summary>
    private ExpressionSyntax? Initializer(ISymbol variable)
    {
        if (variable is not (ILocalSymbol or IFieldSymbol { IsReadOnly: true } or IPropertySymbol { IsReadOnly: true })
            || variable.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration
            || declaration.SyntaxTree != model.SyntaxTree)
        {
            return null;
        }

        (ExpressionSyntax? value, SyntaxNode? scope) = declaration.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax declarator => (declarator.Initializer?.Value, variable is ILocalSymbol ? Body(declarator) : declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>()),
            PropertyDeclarationSyntax property => (property.Initializer?.Value ?? property.ExpressionBody?.Expression, property.FirstAncestorOrSelf<TypeDeclarationSyntax>()),
            _ => default,
        };
        return scope is not null && !scope.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => LastName(assignment.Left) == variable.Name) ? value : null;
    }

    private static string? LastName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The member around a node; the whole file where that is a program's statements.</summary>
    private static SyntaxNode Body(SyntaxNode node)
        => node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax) ?? node.SyntaxTree.GetRoot();

    private static ExpressionSyntax? Options(InvocationExpressionSyntax addRetry) => addRetry.ArgumentList.Arguments.FirstOrDefault()?.Expression;

    /// <summary>Whether a retry's options let it repeat what the guarded call's own repeats: every failure, unless they say which.</summary>
    private bool Handles(ExpressionSyntax options, AttributeData retry, int depth)
    {
        switch (options)
        {
            case BaseObjectCreationExpressionSyntax { Initializer: var initializer }:
                AssignmentExpressionSyntax? handled = initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(static assignment => LastName(assignment.Left) == "ShouldHandle");
                return handled is null || Named(handled.Right).Any(type => IsRepeated(type, retry));
            case IdentifierNameSyntax when depth <= Deepest && model.GetSymbolInfo(options, cancellationToken).Symbol is { } variable && Initializer(variable) is { } value:
                // Another line may say what is handled.
                return !Body(options).DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => LastName(assignment.Left) == "ShouldHandle" && assignment.Left is MemberAccessExpressionSyntax) && Handles(value, retry, depth + 1);
            default:
                return false;
        }
    }

    /// <summary>Whether the number of retries is written, and none.</summary>
    private bool IsNever(InvocationExpressionSyntax retry)
        => retry.ArgumentList.Arguments.FirstOrDefault() is { } first && model.GetConstantValue(first.Expression, cancellationToken) is { HasValue: true, Value: 0 };

    /// <summary>The exceptions that an expression names.</summary>
    private IEnumerable<INamedTypeSymbol> Named(ExpressionSyntax expression)
        => expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(name => model.GetSymbolInfo(name, cancellationToken).Symbol).OfType<INamedTypeSymbol>().Where(static type => Bases(type).Any(IsException));

    /// <summary>Whether the guarded call's own retry repeats an exception. What the library throws itself ends its retries, and one may well go on outside.</summary>
    private static bool IsRepeated(INamedTypeSymbol exception, AttributeData retry)
    {
        ITypeSymbol[] handled = [.. retry.Types("Handle")];
        return exception.ContainingNamespace.ToDisplayString() != "Resilience"
            && !retry.Types("Ignore").Any(ignored => IsKindOf(exception, ignored))
            && (handled.Length > 0 ? handled.Any(one => IsKindOf(exception, one) || IsKindOf(one, exception)) : retry.Type("Classifier") is null && !Bases(exception).Any(static type => type.Name == "OperationCanceledException"));
    }

    private static bool IsKindOf(ITypeSymbol type, ITypeSymbol other) => Bases(type).Any(at => SymbolEqualityComparer.Default.Equals(at, other));

    private static bool IsException(ITypeSymbol type) => type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            yield return at;
        }
    }
}
