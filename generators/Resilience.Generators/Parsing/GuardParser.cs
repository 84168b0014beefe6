using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;
using Resilience.Generators.Model;

namespace Resilience.Generators.Parsing;

/// <summary>Writes the policies of methods, and gathers the circuits and fallback types that they share.</summary>
internal sealed class GuardParser
{
    /// <summary>All calls of a method without arguments are one.</summary>
    private const string WellKnownKey = "global::System.ValueTuple";

    private readonly Compilation _compilation;
    private readonly TypeText _types;
    private readonly NameScope _members;
    private readonly NameScope _fields;
    private readonly CircuitParser _circuits;
    private readonly SharedPolicyParser _shared;
    private readonly FallbackParser _fallbacks;
    private readonly HashSet<string> _overloaded;
    private readonly HashSet<string> _ambiguous;
    private readonly HashSet<string> _displays = new(StringComparer.Ordinal);

    public GuardParser(ProxyPlan plan, Compilation compilation, TypeText types, NameScope members, NamesModel names, OutrankedParser outranked)
    {
        _compilation = compilation;
        _types = types;
        _members = members;
        _fields = new NameScope([.. Identifier.OfObject, names.PoliciesType, "binder"]);
        _circuits = new CircuitParser(plan, types, _fields);
        _shared = new SharedPolicyParser(plan, _types, _fields);
        _fallbacks = new FallbackParser(types, members, names.Inner, plan.Service, outranked);
        _overloaded = Repeated(plan.Methods.Keys.Select(method => method.Name));
        _ambiguous = Repeated(plan.Methods.Keys.Select(method => DisplayName.OfMethod(method, isOverload: true)));
    }

    public EquatableArray<CircuitModel> Circuits => _circuits.All;

    public EquatableArray<SharedPolicyModel> SharedPolicies => _shared.All;

    public EquatableArray<FallbackTypeModel> FallbackTypes => _fallbacks.Types;

    /// <summary>The method's policies, or null where it has none.</summary>
    public GuardModel? Parse(MethodPlan plan)
    {
        if (!plan.IsGuarded)
        {
            return null;
        }

        IMethodSymbol method = plan.Method;
        bool isOverload = _overloaded.Contains(method.Name);
        string key = DisplayName.Key(method, isOverload);
        string display = Display(method, isOverload);
        bool judgesResult = plan.Breaker is { } breaker && ResultClassifier.Judges(breaker.Attribute, plan.Shape.Result, _compilation);
        return new GuardModel(
            Identifier.Escape(_fields.Take(key)),
            display,
            PartName(plan.Shape.Returns, key),
            plan.Fallback is null ? string.Empty : _members.Take(key + "Fallback"),
            plan.Shape.IsTask ? _members.Take(key + "Call") : string.Empty,
            plan.Shape.Token is not null,
            plan.Fallback is { } fallback ? _fallbacks.Parse(fallback, plan, Comment(fallback.Policy), _compilation) : null,
            plan.Cache is null ? null : ParseCache(plan),
            plan.Coalesce is null ? null : ParseCoalesce(plan, key),
            plan.TotalTimeout is { } total ? new TotalTimeoutModel(Comment(total), PolicyOptions.Milliseconds(total.Attribute)) : null,
            ParseRetry(plan),
            plan.Hedge is { } hedge ? new HedgeModel(Comment(hedge), PolicyOptions.OfPositional(hedge.Attribute, "Delay", _types)) : null,
            plan.Breaker is null ? null : _circuits.Parse(plan, key, display, judgesResult),
            plan.RateLimit is { } rateLimit ? _shared.Parse(PolicyKind.RateLimit, rateLimit, "Permits", key, display) : null,
            plan.Timeout is { } timeout ? new TimeoutModel(Comment(timeout), PolicyOptions.Milliseconds(timeout.Attribute), timeout.Attribute.Flag("Abandon"), timeout.Attribute.Flag("FreshToken")) : null,
            plan.Bulkhead is { } bulkhead ? _shared.Parse(PolicyKind.Bulkhead, bulkhead, "MaxConcurrency", key, display) : null);
    }

    public static string Comment(AppliedPolicy policy)
        => AttributeText.Comment(policy.Attribute) + (policy.On is { } on ? " on " + on.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) : string.Empty);

    private string PartName(ReturnShape shape, string key) => shape switch
    {
        ReturnShape.Stream or ReturnShape.Enumerator => _members.Take(key + "Stream"),
        ReturnShape.TaskLike => _members.Take(key + "AsTask"),
        _ => string.Empty,
    };

    private CacheModel ParseCache(MethodPlan plan)
        => new(
            Comment(plan.Cache!),
            PolicyOptions.OfPositional(plan.Cache!.Attribute, "Duration", _types),
            new EquatableArray<string>(KeyParameters(plan).Select(parameter => parameter.Argument)));

    private CoalesceModel ParseCoalesce(MethodPlan plan, string key)
    {
        ParameterModel[] parameters = KeyParameters(plan);
        (string type, string value) = parameters.Length switch
        {
            0 => (WellKnownKey, "default"),
            1 => (parameters[0].FieldType, parameters[0].Forgive(parameters[0].Argument)),
            _ => ($"({string.Join(", ", parameters.Select(parameter => parameter.FieldType))})", $"({string.Join(", ", parameters.Select(parameter => parameter.Forgive(parameter.Argument)))})"),
        };
        return new CoalesceModel(_fields.Take(key + "Calls"), Comment(plan.Coalesce!), type, value);
    }

    private ParameterModel[] KeyParameters(MethodPlan plan)
    {
        HashSet<int> keys = [.. plan.CacheKeys.Select(parameter => parameter.Ordinal)];
        return [.. ParameterParser.Parse(plan, withDefaults: false, _types).Where((_, at) => keys.Contains(at))];
    }

    private RetryModel? ParseRetry(MethodPlan plan)
        => plan.Retry is not { } retry ? null : new RetryModel(
            Comment(retry),
            PolicyOptions.OfPositional(retry.Attribute, "MaxRetries", _types),
            plan.Shape.Returns != ReturnShape.Reference && ResultClassifier.Judges(retry.Attribute, plan.Shape.Result, _compilation));

    /// <summary>The display name. Overloads on types of one simple name show the types' full names; members that even so would share one are told apart by the interfaces that declare them.</summary>
    private string Display(IMethodSymbol method, bool isOverload)
    {
        string name = DisplayName.OfMethod(method, isOverload, _ambiguous.Contains(DisplayName.OfMethod(method, isOverload: true)));
        return _displays.Add(name) ? name
            : _displays.Add(DisplayName.OfService(method.ContainingType) + "." + name) ? DisplayName.OfService(method.ContainingType) + "." + name
            : method.ContainingType.ToDisplayString() + "." + name;
    }

    private static HashSet<string> Repeated(IEnumerable<string> names)
        => new(names.GroupBy(name => name).Where(group => group.Skip(1).Any()).Select(group => group.Key), StringComparer.Ordinal);
}
