using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Writes signatures.</summary>
internal sealed class MemberParser(TypeText types, string receiver, bool isExplicit)
{
    public MethodModel Parse(MethodPlan plan, GuardModel? guard)
    {
        IMethodSymbol method = plan.Method;
        ImmutableArray<ITypeSymbol> signature = [method.ReturnType, .. method.Parameters.Select(parameter => parameter.Type)];
        string reference = method.ReturnsByRefReadonly ? "ref readonly " : method.ReturnsByRef ? "ref " : string.Empty;
        string type = types.Of(method.ReturnType);
        return new MethodModel(
            Header(method, CopiedAttributes.OfMethod(method, types), reference + type),
            TypeParameterParser.Parse(method.TypeParameters, signature, types),
            ParameterParser.Parse(method.Parameters, !isExplicit, types),
            new ReturnModel(KindOf(plan.Shape.Returns), type, plan.Shape.Result is { } result ? types.OfLocal(result) : string.Empty, reference),
            plan.Shape.Token is { } token ? Identifier.Escape(token.Name) : null,
            DisposalOf(method),
            guard);
    }

    public PropertyModel Parse(IPropertySymbol property)
    {
        string reference = property.ReturnsByRefReadonly ? "ref readonly " : property.ReturnsByRef ? "ref " : string.Empty;
        return new PropertyModel(
            Header(property, CopiedAttributes.Of(property, types), reference + types.Of(property.Type)),
            ParameterParser.Parse(property.Parameters, !isExplicit, types),
            reference.Length > 0 ? "ref " : string.Empty,
            Accessor(property.GetMethod),
            Accessor(property.SetMethod),
            property.SetMethod is { IsInitOnly: true });
    }

    public EventModel Parse(IEventSymbol @event) => new(Header(@event, CopiedAttributes.Of(@event, types), types.Of(@event.Type)));

    public static DisposalKinds DisposalOf(IMethodSymbol method)
        => !ProxyPlanner.IsDisposal(method) ? DisposalKinds.None
            : method.ReturnsVoid ? DisposalKinds.Sync
            : DisposalKinds.Async;

    private EquatableArray<string>? Accessor(IMethodSymbol? accessor)
        => accessor is null or { DeclaredAccessibility: Accessibility.Private } ? null : CopiedAttributes.OfMethod(accessor, types);

    private MemberHeader Header(ISymbol member, EquatableArray<string> attributes, string type)
    {
        if (member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ExperimentalAttribute"))
        {
            types.Note(member);
        }

        return new MemberHeader(
            attributes,
            isExplicit ? types.Of(member.ContainingType) : null,
            InterfaceMembers.NeedsUnsafe(member),
            type,
            Identifier.Escape(member.Name),
            receiver);
    }

    private static ReturnKind KindOf(ReturnShape shape) => shape switch
    {
        ReturnShape.Void => ReturnKind.Void,
        ReturnShape.Task => ReturnKind.Task,
        ReturnShape.TaskOf => ReturnKind.TaskOf,
        ReturnShape.ValueTask => ReturnKind.ValueTask,
        ReturnShape.ValueTaskOf => ReturnKind.ValueTaskOf,
        _ => ReturnKind.Value,
    };
}
