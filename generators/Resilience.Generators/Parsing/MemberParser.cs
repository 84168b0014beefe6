using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Writes signatures.</summary>
internal sealed class MemberParser(TypeText types, string receiver, bool isExplicit)
{
    private const string Promise = "a call that is rejected or answered by a fallback never reaches the callee that makes its parameters not null";
    private const string Unsayable = "a setter of the interface says of its value what no implementation can say";

    public MethodModel Parse(MethodPlan plan, GuardModel? guard, string? outranked)
    {
        IMethodSymbol method = plan.Method;
        ITypeSymbol returned = plan.Signature.ReturnType;
        SuppressPromises(method, guard);
        ImmutableArray<ITypeSymbol> signature = [method.ReturnType, .. method.Parameters.Select(parameter => parameter.Type)];
        string reference = method.ReturnsByRefReadonly ? "ref readonly " : method.ReturnsByRef ? "ref " : string.Empty;
        string type = types.Of(returned);
        bool isNullableTask = plan.Shape.IsAsync && returned is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };
        bool mayBeNull = isNullableTask || NullFlow.MayReturnNull(method) || (NullFlow.PromisesResult(method) && (reference.Length > 0 || NullFlow.PromisesArgument(method)));
        return new MethodModel(
            Header(method, isExplicit ? CopiedAttributes.OfMethod(method, types, plan.Declaration) : CopiedAttributes.OfOverload(method, types, plan.Declaration), reference + type, plan.Declaration),
            CopiedAttributes.OfMethod(method, types),
            TypeParameterParser.Parse(method.TypeParameters, signature, types, plan.Declaration?.TypeParameters),
            ParameterParser.Parse(plan, !isExplicit, types),
            new ReturnModel(
                KindOf(plan.Shape.Returns),
                isNullableTask ? type.TrimEnd('?') : type,
                (plan.Shape.Result ?? plan.Shape.Element) is { } result ? types.OfRelayed(result) : string.Empty,
                reference,
                mayBeNull ? "!" : string.Empty,
                plan.Shape.Returns != ReturnShape.TaskLike || TaskLike.IsConfigurable(method.ReturnType) ? ".ConfigureAwait(false)" : string.Empty),
            plan.Shape.Token is { } token ? Identifier.Escape(Identifier.Of(plan.NamedAfter(token))) : null,
            outranked,
            DisposalOf(method),
            guard)
        {
            CanBeKept = plan.Shape.Uncarried is null,
        };
    }

    public PropertyModel Parse(IPropertySymbol property)
    {
        SuppressPromises(property);
        string reference = property.ReturnsByRefReadonly ? "ref readonly " : property.ReturnsByRef ? "ref " : string.Empty;
        return new PropertyModel(
            Header(property, CopiedAttributes.OfProperty(property, types), reference + types.Of(property.Type)),
            ParameterParser.Parse(property.Parameters, !isExplicit, types),
            reference.Length > 0 ? "ref " : string.Empty,
            reference.Length > 0 && property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "MaybeNullAttribute" or "NotNullAttribute") ? "!" : string.Empty,
            Accessor(property.GetMethod),
            Accessor(property.SetMethod),
            property.SetMethod is { IsInitOnly: true });
    }

    /// <summary>An operator of the declaring interface, which is told apart from its checked twin by what stands around it.</summary>
    public OperatorModel ParseOperator(IMethodSymbol method)
    {
        const string Checked = "op_Checked";
        string symbol = SyntaxFacts.GetText(SyntaxFacts.GetOperatorKind(method.Name));
        bool isChecked = method.Name.StartsWith(Checked, StringComparison.Ordinal);
        bool hasTwin = !method.ContainingType.GetMembers(Checked + method.Name.Substring("op_".Length)).IsEmpty;
        return new OperatorModel(
            Header(method, CopiedAttributes.OfMethod(method, types), "void") with { Name = "operator " + (isChecked ? "checked " : string.Empty) + symbol },
            ParameterParser.Parse(method.Parameters, withDefaults: false, types),
            symbol,
            isChecked ? "checked" : hasTwin ? "unchecked" : null);
    }

    public EventModel Parse(IEventSymbol @event) => new(Header(@event, CopiedAttributes.Of(@event, types), types.Of(@event.Type)));

    public static DisposalKinds DisposalOf(IMethodSymbol method)
        => !ProxyPlanner.IsDisposal(method) ? DisposalKinds.None
            : method.ReturnsVoid ? DisposalKinds.Sync
            : DisposalKinds.Async;

    /// <summary>What a rejection, a cancellation or a fallback answers need not keep what the method says of its parameters; callers see an exception, or the fallback's word.</summary>
    private void SuppressPromises(IMethodSymbol method, GuardModel? guard)
    {
        if (guard is null)
        {
            return;
        }

        string?[] attributes = [.. method.Parameters.SelectMany(parameter => parameter.GetAttributes()).Select(attribute => attribute.AttributeClass?.Name)];
        if (attributes.Contains("NotNullAttribute") || attributes.Contains("NotNullWhenAttribute"))
        {
            types.Suppress("CS8762", Promise);
            types.Suppress("CS8777", Promise);
        }

        if (attributes.Contains("NotNullIfNotNullAttribute"))
        {
            types.Suppress("CS8824", Promise);
        }

        if (method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute"))
        {
            types.Suppress("CS8763", "a call that a fallback answers returns, whatever the interface says of the callee");
        }
    }

    /// <summary>What a setter makes of its value can be said of no setter in source.</summary>
    private void SuppressPromises(IPropertySymbol property)
    {
        if (property.SetMethod?.Parameters.Last().GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "NotNullAttribute" or "MaybeNullAttribute") == true)
        {
            types.Suppress("CS8767", Unsayable);
            types.Suppress("CS8769", Unsayable);
        }
    }

    private EquatableArray<string>? Accessor(IMethodSymbol? accessor)
        => accessor is null or { DeclaredAccessibility: Accessibility.Private } ? null : CopiedAttributes.OfMethod(accessor, types);

    private MemberHeader Header(ISymbol member, EquatableArray<string> attributes, string type, IMethodSymbol? declaration = null)
    {
        if (member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "ExperimentalAttribute" or "RequiresPreviewFeaturesAttribute"))
        {
            types.Note(member);
        }

        bool isUnsafe = InterfaceMembers.NeedsUnsafe(member);
        return new MemberHeader(
            attributes,
            declaration is not null && DeclarationText.IsDocumented(declaration),
            declaration is not null ? DeclarationText.Modifiers(declaration) : (isExplicit ? string.Empty : "public ") + (isUnsafe ? "unsafe " : string.Empty),
            isUnsafe,
            isExplicit ? types.Of(member.ContainingType) : null,
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
        ReturnShape.TaskLike => ReturnKind.TaskLike,
        ReturnShape.Stream => ReturnKind.Stream,
        ReturnShape.Enumerator => ReturnKind.Enumerator,
        _ => ReturnKind.Value,
    };
}
