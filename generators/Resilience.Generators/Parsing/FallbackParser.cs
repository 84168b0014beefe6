using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Writes fallbacks: which overload answers for what.</summary>
internal sealed class FallbackParser(TypeText types, NameScope members, string inner, INamedTypeSymbol service, OutrankedParser outranked)
{
    private readonly Dictionary<ISymbol, FallbackTypeModel> _types = new(SymbolEqualityComparer.Default);
    private readonly List<FallbackTypeModel> _order = [];

    public EquatableArray<FallbackTypeModel> Types => new(_order);

    public FallbackModel Parse(FallbackPlan plan, MethodPlan method, string comment, Compilation compilation)
    {
        FallbackCallModel? otherwise = plan.Plain is { } plain ? Call(plain, method, plan) : null;
        return new FallbackModel(
            comment,
            new EquatableArray<string>(PolicyOptions.OfFallback(plan.Policy.Attribute, types).Concat(RejectionsOf(plan, method, compilation))),
            plan.Type is { } type ? TargetOf(type) : null,
            plan.AnswersOpenCircuit ? OfRejection(plan, method, compilation) ?? otherwise : null,
            new EquatableArray<FallbackCallModel>(plan.Explained.Select(overload => Call(overload, method, plan))),
            otherwise);
    }

    /// <summary>Which rejections there are overloads for, where there are not overloads for all, and a result that is retried may leave instead.</summary>
    private IEnumerable<string> RejectionsOf(FallbackPlan plan, MethodPlan method, Compilation compilation)
    {
        if (plan.Plain is not null
            || method.Retry is not { } retry
            || !ResultClassifier.Judges(retry.Attribute, method.Shape.Result, compilation)
            || compilation.GetTypeByMetadataName("Resilience.RejectedException") is not { } rejection
            || plan.Explained.Any(overload => FallbackMatch.IsOrDerivesFrom(rejection, FallbackPlan.ExceptionOf(overload)) && !SymbolEqualityComparer.Default.Equals(rejection, FallbackPlan.ExceptionOf(overload))))
        {
            return [];
        }

        string[] taken = [.. plan.Explained.Select(FallbackPlan.ExceptionOf).Where(exception => FallbackMatch.IsOrDerivesFrom(exception, rejection)).Select(exception => $"typeof({types.Of(exception)})")];
        return [$"Rejections = [{string.Join(", ", taken)}]"];
    }

    /// <summary>The overload that declares the most specific exception that a rejection is.</summary>
    private FallbackCallModel? OfRejection(FallbackPlan plan, MethodPlan method, Compilation compilation)
        => compilation.GetTypeByMetadataName("Resilience.CircuitOpenException") is { } rejection
            && plan.Explained.FirstOrDefault(overload => FallbackMatch.IsOrDerivesFrom(rejection, FallbackPlan.ExceptionOf(overload))) is { } chosen
            ? Call(chosen, method, plan)
            : null;

    private FallbackTypeModel TargetOf(INamedTypeSymbol type)
    {
        if (!_types.TryGetValue(type, out FallbackTypeModel? target))
        {
            string name = "_" + char.ToLowerInvariant(type.Name[0]) + type.Name.Substring(1);
            target = new FallbackTypeModel(members.Take(name), types.Of(type));
            _types.Add(type, target);
            _order.Add(target);
        }

        return target;
    }

    private FallbackCallModel Call(IMethodSymbol overload, MethodPlan of, FallbackPlan plan)
    {
        IMethodSymbol method = of.Signature;
        types.Note(overload);
        IMethodSymbol closed = overload.Arity > 0 ? overload.Construct([.. method.TypeParameters]) : overload;
        bool takesCause = closed.Parameters.Length > method.Parameters.Length;
        string typeArguments = method.Arity == 0 ? string.Empty
            : $"<{string.Join(", ", method.TypeParameters.Select(parameter => types.Of(parameter.WithNullableAnnotation(NullableAnnotation.NotAnnotated))))}>";
        IEnumerable<ParameterModel> parameters = ParameterParser.Parse(of, withDefaults: false, types);
        IEnumerable<string> arguments = parameters.Zip(closed.Parameters, (own, other) => (own, other)).Select((pair, at) =>
            pair.own.Argument.EndsWith("!", StringComparison.Ordinal) ? pair.own.Argument : pair.own.Argument + Forgive(method.Parameters[at].Type, pair.other.Type, pair.other.RefKind == RefKind.Out, pair.other.RefKind == RefKind.None && NullFlow.MayDiffer(method.Parameters[at], pair.other)));
        string? receiver = plan.Type is null ? Receiver(overload) : null;
        string? through = receiver is null ? null : outranked.Find(overload);
        return new FallbackCallModel(
            through ?? receiver,
            Identifier.Escape(overload.Name) + typeArguments,
            new EquatableArray<string>(through is null ? arguments : arguments.Prepend(receiver!)),
            takesCause ? types.Of(FallbackPlan.ExceptionOf(closed).WithNullableAnnotation(NullableAnnotation.NotAnnotated)) : null,
            Forgive(closed.ReturnType, MethodShape.Of(method).IsAsync ? method.ReturnType.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : method.ReturnType, method.ReturnsVoid, NullFlow.MayReturnNull(overload) || NullFlow.PromisesResult(method)));
    }

    /// <summary>Annotations may differ without changing what the call means; the compiler need not hear of it.</summary>
    private static string Forgive(ITypeSymbol from, ITypeSymbol to, bool never, bool always)
        => !never && (always || !SymbolEqualityComparer.IncludeNullability.Equals(from, to)) ? "!" : string.Empty;

    private string Receiver(IMethodSymbol overload)
        => SymbolEqualityComparer.Default.Equals(overload.ContainingType, service) ? inner : $"(({types.Of(overload.ContainingType)}){inner})";
}
