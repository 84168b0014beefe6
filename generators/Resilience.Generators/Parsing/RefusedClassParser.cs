using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>
/// Completes what a class declares that cannot be a proxy. The compiler asks no analyzer while a declaration is in error, and a partial member without an implementation is one:
/// it would be all that the user hears, and the reason would not.
/// </summary>
internal sealed class RefusedClassParser
{
    private readonly ProxyPlan _plan;
    private readonly INamedTypeSymbol _owner;
    private readonly TypeText _types = new();

    private RefusedClassParser(ProxyPlan plan, INamedTypeSymbol owner)
    {
        _plan = plan;
        _owner = owner;
        TypeParameterParser.Name(owner.TypeParameters, new NameScope([]), _types);
    }

    /// <summary>The part, or null where there is nothing to complete or C# itself says what is wrong.</summary>
    /// <param name="attribute">One of the class's; the first speaks for all.</param>
    public static RefusedClassModel? Parse(ProxyPlan plan, AttributeData attribute, Compilation compilation)
        => !plan.IsBroken && plan.Refusals.Count > 0 && plan.Owner is { } owner
            && CanHavePart(owner, compilation)
            && CanonicalHit.IsSame(ProxyAttribute.On(owner).First(), attribute)
            && Unfinished(owner, attribute) is { Count: > 0 } members
                ? new RefusedClassParser(plan, owner).Parse(members, compilation)
                : null;

    /// <summary>
    /// Whether the class can have another part. Where a type around it lacks only the word, the part is written all the same: C# then asks for the word where it is missing, else for an
    /// implementation that nobody but us could give.
    /// </summary>
    private static bool CanHavePart(INamedTypeSymbol owner, Compilation compilation)
    {
        for (INamedTypeSymbol? at = owner; at is not null; at = at.ContainingType)
        {
            if (at.IsFileLocal)
            {
                return false;
            }
        }

        return ClassEligibility.IsPartial(owner) && compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp9 };
    }

    /// <summary>The partial members that only a proxy would implement: with a policy, or named as one of the interface's. Others are left to whoever implements them, and what is declared twice to C#.</summary>
    private static List<ISymbol> Unfinished(INamedTypeSymbol owner, AttributeData attribute)
    {
        var names = new HashSet<string>(
            ProxyAttribute.TargetOf(attribute) is INamedTypeSymbol target ? InterfaceMembers.Declarers(target.OriginalDefinition).SelectMany(declarer => declarer.GetMembers()).Select(member => member.Name) : [],
            StringComparer.Ordinal);
        var methods = new HashSet<ISymbol>(PartialMethods.Of(owner).Where(method => method.MethodKind == MethodKind.Ordinary && DeclarationText.HasAccessibility(method)), SymbolEqualityComparer.Default);
        return [.. owner.GetMembers()
            .Where(member => (methods.Contains(member) || ClassEligibility.IsPartialDeclaration(member))
                && member is { IsAbstract: false, IsExtern: false }
                && (member.IsStatic || !owner.IsStatic)
                && (names.Contains(member.Name) || PolicyAttributes.HasPolicy(member) || PolicyAttributes.HasNoResilience(member)))
            .GroupBy(member => member.GetDocumentationCommentId())
            .Select(group => group.First())];
    }

    private RefusedClassModel? Parse(List<ISymbol> members, Compilation compilation)
    {
        bool needsUnsafe = members.Exists(InterfaceMembers.NeedsUnsafe);
        if (needsUnsafe && compilation.Options is CSharpCompilationOptions { AllowUnsafe: false })
        {
            return null;
        }

        EquatableArray<TypeParameterModel> typeParameters = OwnerParser.TypeParameters(_owner, _plan.Service, RepeatsConstraints(), _types);
        return new RefusedClassModel(
            HintName.Of(_owner),
            Identifier.OfNamespace(_owner),
            new EquatableArray<string>(OwnerParser.Containers(_owner, _types)),
            $"{(needsUnsafe ? "unsafe " : string.Empty)}partial {(_owner.IsRecord ? "record" : "class")} {Identifier.Escape(_owner.Name)}{TypeParameterList(typeParameters)}",
            ConstraintsOf(typeParameters),
            ShortName.Of(_owner),
            string.Join(", ", _plan.Refusals.Select(refusal => refusal.Rule).Distinct().OrderBy(rule => rule, StringComparer.Ordinal)),
            DeclarationText.IsDocumented(_owner),

            // After the members, which may need some.
            Members: new EquatableArray<RefusedMemberModel>(members.Select(ParseMember)),
            Pragmas: new EquatableArray<PragmaModel>(_types.Pragmas));
    }

    /// <summary>Whether the interface's constraints hold for the class too, as its user relies on; not where the language has them not.</summary>
    private bool RepeatsConstraints()
        => !SymbolEqualityComparer.Default.Equals(_plan.Service, _owner)
            && ProxyTarget.IsOpen(_owner)
            && !_plan.Refusals.Exists(refusal => refusal.Reason is RefusalReason.LanguageVersion or RefusalReason.LaterLanguage);

    private RefusedMemberModel ParseMember(ISymbol member) => member switch
    {
        IMethodSymbol method => ParseMethod(method),
        IPropertySymbol property => Accessed(
            property,
            $"{Reference(property.RefKind)}{_types.Of(property.Type)} {(property.IsIndexer ? $"this[{string.Join(", ", property.Parameters.Select(parameter => ParameterParser.Repeat(parameter, _types)))}]" : Identifier.Escape(property.Name))}",
            [.. new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>().Select(Accessor)]),
        IEventSymbol @event => Accessed(@event, $"event {_types.Of(@event.Type)} {Identifier.Escape(@event.Name)}", ["add", "remove"]),
        _ => throw new ArgumentOutOfRangeException(nameof(member), member, null),
    };

    private RefusedMemberModel ParseMethod(IMethodSymbol method)
    {
        TypeParameterParser.Name(method.TypeParameters, new NameScope([]), _types);
        EquatableArray<TypeParameterModel> typeParameters = TypeParameterParser.Parse(method.TypeParameters, [], _types, method.TypeParameters);
        return new RefusedMemberModel(
            $"{DeclarationText.Modifiers(method)}{Reference(method.RefKind)}{_types.Of(method.ReturnType)} {Identifier.Escape(method.Name)}{TypeParameterList(typeParameters)}",
            new EquatableArray<string>(method.Parameters.Select(parameter => ParameterParser.Repeat(parameter, _types))),
            ConstraintsOf(typeParameters),
            EquatableArray<string>.Empty,
            DeclarationText.IsDocumented(method));
    }

    private static RefusedMemberModel Accessed(ISymbol member, string head, string[] accessors)
        => new(DeclarationText.Modifiers(member) + head, null, EquatableArray<string>.Empty, new EquatableArray<string>(accessors), DeclarationText.IsDocumented(member));

    private static string Accessor(IMethodSymbol accessor)
    {
        AccessorDeclarationSyntax syntax = accessor.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<AccessorDeclarationSyntax>().First();
        return string.Concat(syntax.Modifiers.Select(modifier => modifier.Text + " ")) + syntax.Keyword.Text;
    }

    private static string Reference(RefKind kind) => kind switch
    {
        RefKind.None => string.Empty,
        RefKind.Ref => "ref ",
        _ => "ref readonly ",
    };

    private static string TypeParameterList(EquatableArray<TypeParameterModel> parameters) => parameters.Count == 0 ? string.Empty : $"<{string.Join(", ", parameters.Select(parameter => parameter.Name))}>";

    private static EquatableArray<string> ConstraintsOf(EquatableArray<TypeParameterModel> parameters) => new(parameters.Select(parameter => parameter.Constraints).Where(clause => clause.Length > 0));
}
