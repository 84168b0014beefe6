using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Resilience.Generators.Eligibility;

namespace Resilience.CodeFixes;

/// <summary>Writes a method that answers for another with nothing: the default of what that returns. It has a body, so that what implements the interface goes on to.</summary>
internal sealed class FallbackMethod(MissingFallback missing, SyntaxGenerator generator, bool takesException)
{
    private const string Tasks = "System.Threading.Tasks.";

    private static readonly string[] s_exceptionNames = ["exception", "cause"];

    private readonly MethodDeclarationSyntax _guarded = missing.Guarded.Syntax;

    /// <summary>Whether an answer can be written. Types like a task that are not tasks have no answer that is known.</summary>
    public static bool CanReturn(ReturnShape shape)
        => shape is ReturnShape.Void or ReturnShape.Value or ReturnShape.Task or ReturnShape.TaskOf or ReturnShape.ValueTask or ReturnShape.ValueTaskOf or ReturnShape.Stream or ReturnShape.Enumerator;

    public MethodDeclarationSyntax Write()
    {
        MethodDeclarationSyntax method = SyntaxFactory.MethodDeclaration(_guarded.ReturnType.WithoutLeadingTrivia(), Name())
            .WithModifiers([.. _guarded.Modifiers.Where(static modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.UnsafeKeyword).Select(static modifier => modifier.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space))])
            .WithTypeParameterList(_guarded.TypeParameterList)
            .WithParameterList(Parameters())
            .WithConstraintClauses(_guarded.ConstraintClauses);
        if (PolicyAttributes.HasPolicy(missing.Guarded.Symbol.ContainingType))
        {
            // An answer of the last resort is not what the interface's policies are for.
            method = method.AddAttributeLists(SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(FullName.Attribute("NoResilience")))));
        }

        return WithBody(method)
            .WithLeadingTrivia(EndOfLine())
            .WithTrailingTrivia(EndOfLine())
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>As the file ends its lines.</summary>
    private SyntaxTrivia EndOfLine()
        => missing.Guarded.Root.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end ? end : SyntaxFactory.ElasticCarriageReturnLineFeed;

    private SyntaxToken Name()
        => SyntaxFacts.GetKeywordKind(missing.Name) == SyntaxKind.None ? SyntaxFactory.Identifier(missing.Name) : SyntaxFactory.VerbatimIdentifier(default, missing.Name, missing.Name, default);

    private MethodDeclarationSyntax WithBody(MethodDeclarationSyntax method)
    {
        StatementSyntax[] assignments = [.. missing.Guarded.Symbol.Parameters.Where(static parameter => parameter.RefKind == RefKind.Out).Select(Assignment)];
        if (Answer() is not { } answer)
        {
            return method.WithBody(SyntaxFactory.Block(assignments));
        }

        return assignments.Length > 0
            ? method.WithBody(SyntaxFactory.Block(SyntaxFactory.List([.. assignments, SyntaxFactory.ReturnStatement(answer)])))
            : method.WithExpressionBody(SyntaxFactory.ArrowExpressionClause(answer)).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
    }

    /// <summary>The method's own parameters, bare; a copy of a default would mean nothing to a proxy, which passes all arguments.</summary>
    private ParameterListSyntax Parameters()
    {
        IEnumerable<ParameterSyntax> parameters = _guarded.ParameterList.Parameters.Select(static parameter => parameter
            .WithAttributeLists([])
            .WithModifiers([.. parameter.Modifiers.Where(static modifier => !modifier.IsKind(SyntaxKind.ParamsKeyword))])
            .WithDefault(null)
            .WithoutTrivia());
        if (takesException)
        {
            parameters = parameters.Append(SyntaxFactory.Parameter(SyntaxFactory.Identifier(ExceptionName())).WithType(FullName.Type("System.Exception")));
        }

        return SyntaxFactory.ParameterList(SyntaxFactory.SeparatedList(parameters));
    }

    private string ExceptionName()
        => s_exceptionNames.Concat(Enumerable.Range(1, int.MaxValue - 1).Select(static number => "exception" + number)).First(name => missing.Guarded.Symbol.Parameters.All(parameter => parameter.Name != name));

    private static StatementSyntax Assignment(IParameterSymbol parameter)
        => SyntaxFactory.ExpressionStatement(SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.IdentifierName(SyntaxFacts.GetKeywordKind(parameter.Name) == SyntaxKind.None ? parameter.Name : "@" + parameter.Name), Nothing(parameter.Type)));

    private ExpressionSyntax? Answer() => missing.Shape.Returns switch
    {
        ReturnShape.Void => null,
        ReturnShape.Task => FullName.Member(FullName.Expression(Tasks + "Task"), SyntaxFactory.IdentifierName("CompletedTask")),
        ReturnShape.TaskOf => Call(Tasks + "Task", "FromResult", missing.Shape.Result!, Nothing(missing.Shape.Result!)),
        ReturnShape.ValueTaskOf => Call(Tasks + "ValueTask", "FromResult", missing.Shape.Result!, Nothing(missing.Shape.Result!)),
        ReturnShape.Stream => NoElements(),
        ReturnShape.Enumerator => SyntaxFactory.InvocationExpression(FullName.Member(NoElements(), SyntaxFactory.IdentifierName("GetAsyncEnumerator"))),
        _ => Nothing(missing.Guarded.Symbol.ReturnType),
    };

    private InvocationExpressionSyntax NoElements() => Call("System.Linq.AsyncEnumerable", "Empty", missing.Shape.Element!);

    private InvocationExpressionSyntax Call(string type, string method, ITypeSymbol argument, params ExpressionSyntax[] arguments)
    {
        GenericNameSyntax name = SyntaxFactory.GenericName(SyntaxFactory.Identifier(method), SyntaxFactory.TypeArgumentList(SyntaxFactory.SingletonSeparatedList((TypeSyntax)generator.TypeExpression(argument))));
        return SyntaxFactory.InvocationExpression(
            FullName.Member(FullName.Expression(type), name),
            SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments.Select(SyntaxFactory.Argument))));
    }

    /// <summary>The default of a type, which is null where that must not be.</summary>
    private static ExpressionSyntax Nothing(ITypeSymbol type)
    {
        ExpressionSyntax nothing = SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression);
        return type.IsValueType || type.NullableAnnotation is NullableAnnotation.Annotated or NullableAnnotation.None
            ? nothing
            : SyntaxFactory.PostfixUnaryExpression(SyntaxKind.SuppressNullableWarningExpression, nothing);
    }
}
