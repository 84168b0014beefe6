using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Resilience.CodeFixes;

/// <summary>Writes a registration so that what it registers is guarded.</summary>
internal static class GuardedRegistration
{
    private const string Decoration = "DecorateWithResilience";

    /// <summary>The document with the registration replaced, or decorated; null where there is no place for that.</summary>
    public static SyntaxNode? Write(SyntaxNode root, InvocationExpressionSyntax registration, IMethodSymbol method, string replacement, string lifetime)
    {
        if (replacement != Decoration)
        {
            return Replace(registration, replacement, lifetime) is { } replaced ? root.ReplaceNode(registration, replaced) : null;
        }

        return ServiceOf(registration) is not { } service ? null
            : method.ReturnType.Name == "IServiceCollection" ? root.ReplaceNode(registration, Decorate(registration.WithoutTrivia(), service).WithTriviaFrom(registration))
            : DecorateAfter(root, registration, service);
    }

    private static InvocationExpressionSyntax? Replace(InvocationExpressionSyntax registration, string replacement, string lifetime)
    {
        if (registration.Expression is not MemberAccessExpressionSyntax { Name: GenericNameSyntax name } access)
        {
            return null;
        }

        // Scoped is what holds where nothing is said.
        ArgumentListSyntax arguments = lifetime == "Scoped" ? registration.ArgumentList : With(registration.ArgumentList, lifetime);
        return registration.WithExpression(access.WithName(name.WithIdentifier(SyntaxFactory.Identifier(replacement)))).WithArgumentList(arguments);
    }

    private static ArgumentListSyntax With(ArgumentListSyntax list, string lifetime)
    {
        ExpressionSyntax value = FullName.Member(FullName.Expression("Microsoft.Extensions.DependencyInjection.ServiceLifetime"), SyntaxFactory.IdentifierName(lifetime));
        return list.WithArguments(ListEnd.Append(list.Arguments, SyntaxFactory.Argument(value)));
    }

    /// <summary>The interface as it is written in the registration.</summary>
    private static TypeSyntax? ServiceOf(InvocationExpressionSyntax registration)
        => ((MemberAccessExpressionSyntax)registration.Expression).Name is GenericNameSyntax name ? name.TypeArgumentList.Arguments[0]
            : (registration.ArgumentList.Arguments.FirstOrDefault()?.Expression as TypeOfExpressionSyntax)?.Type;

    private static InvocationExpressionSyntax Decorate(ExpressionSyntax services, TypeSyntax service)
    {
        service = service.WithoutTrivia();
        return service.DescendantNodesAndSelf().Any(static node => node is OmittedTypeArgumentSyntax)
            ? SyntaxFactory.InvocationExpression(FullName.Member(services, SyntaxFactory.IdentifierName(Decoration)), SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.TypeOfExpression(service)))))
            : SyntaxFactory.InvocationExpression(FullName.Member(services, SyntaxFactory.GenericName(SyntaxFactory.Identifier(Decoration), SyntaxFactory.TypeArgumentList(SyntaxFactory.SingletonSeparatedList(service)))));
    }

    /// <summary>As the next statement, where the collection has a name that can be written again.</summary>
    private static SyntaxNode? DecorateAfter(SyntaxNode root, InvocationExpressionSyntax registration, TypeSyntax service)
    {
        ExpressionSyntax services = ((MemberAccessExpressionSyntax)registration.Expression).Expression;
        if (services.DescendantNodesAndSelf().Any(static node => node is not (SimpleNameSyntax or MemberAccessExpressionSyntax))
            || registration.Ancestors().TakeWhile(static ancestor => ancestor is not StatementSyntax).Any(static ancestor => ancestor is AnonymousFunctionExpressionSyntax)
            || registration.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax statement)
        {
            return null;
        }

        StatementSyntax decoration = SyntaxFactory.ExpressionStatement(Decorate(services.WithoutTrivia(), service))
            .WithLeadingTrivia(statement.GetLeadingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            .WithTrailingTrivia(statement.GetTrailingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
            .WithAdditionalAnnotations(Formatter.Annotation);
        return statement.Parent switch
        {
            BlockSyntax => root.InsertNodesAfter(statement, [decoration]),
            GlobalStatementSyntax global => root.InsertNodesAfter(global, [SyntaxFactory.GlobalStatement(decoration)]),
            _ => null,
        };
    }
}
