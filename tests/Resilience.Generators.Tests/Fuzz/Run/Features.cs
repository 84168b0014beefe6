using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Run;

/// <summary>What the random interfaces are made of, and how to find it in a case.</summary>
internal static class Features
{
    public static IReadOnlyList<(string Name, Func<InterfaceCase, int> Count)> All { get; } =
    [
        .. OfMembers(), .. OfParameters(), .. OfTypes(), .. OfTypeParameters(), .. OfInheritance(), .. OfPlaces(), .. OfAttributes(), .. OfPolicies(),
    ];

    private static IEnumerable<(string, Func<InterfaceCase, int>)> OfMembers() =>
    [
        Member("methods", member => member is MethodUse),
        Member("generic methods", member => member is MethodUse { TypeParameters.Count: > 0 }),
        Member("methods that return by reference", member => member is MethodUse { Ref: "ref " }),
        Member("by read-only reference", member => member is MethodUse { Ref: "ref readonly " }),
        Member("properties", member => member is PropertyUse { Parameters.Count: 0 }),
        Member("indexers", member => member is PropertyUse { Parameters.Count: > 0 }),
        Member("get", member => member is PropertyUse property && property.Accessors.Any(accessor => accessor.Keyword == "get")),
        Member("set", member => member is PropertyUse property && property.Accessors.Any(accessor => accessor.Keyword == "set")),
        Member("init", member => member is PropertyUse property && property.Accessors.Any(accessor => accessor.Keyword == "init")),
        Member("narrowed accessors", member => member is PropertyUse property && property.Accessors.Any(accessor => accessor.Access is not null)),
        Member("properties by reference", member => member is PropertyUse { Ref.Length: > 0 }),
        Member("events", member => member is EventUse),
        Member("operators", member => member is TextUse text && text.Text.Contains("void operator", StringComparison.Ordinal)),
        Member("constants", member => member is TextUse text && text.Text.Contains("const string", StringComparison.Ordinal)),
        Member("nested types", member => member is TextUse text && text.Name.EndsWith("Inside", StringComparison.Ordinal)),
        .. Enum.GetValues<Slot>().Select(slot => Member("slot " + slot, member => member.Slot == slot)),
        .. Enum.GetValues<Access>().Select(access => Member("access " + access, member => member.Access == access)),
        Member("hidden by new", member => member.IsNew),
        Member("overloads", (member, declaration) => member is MethodUse && declaration.Members.OfType<MethodUse>().Count(other => other.Name == member.Name && other.Base is null) > 1),
        Member("keywords as names", member => member.Name.StartsWith('@')),
        Member("Unicode names", member => member.Name.Any(letter => letter > 127)),
        Member("names of generated code", member => member.Name is "_inner" or "_policies" or "Policies" or "Circuits" or "Create"),
        Member("names of object's members", member => member.Name is "Equals" or "GetHashCode" or "ToString" or "GetType" or "Finalize"),
        Member("documented members", member => member.Documentation is not null),
        Member("members without annotations", member => member.IsOblivious),
    ];

    private static IEnumerable<(string, Func<InterfaceCase, int>)> OfParameters() =>
    [
        .. new[] { "ref", "out", "in", "ref readonly" }.Select(modifier => Parameter("parameters by " + modifier, parameter => parameter.Modifier == modifier)),
        Parameter("scoped", parameter => parameter.IsScoped),
        Parameter("params arrays", parameter => parameter is { IsParams: true, Type.Template: "{0}[]" }),
        Parameter("params spans", parameter => parameter is { IsParams: true, Type.Form: TypeForm.RefLike }),
        Parameter("params collections", parameter => parameter is { IsParams: true, Type.Form: TypeForm.Reference, Type.Template: not "{0}[]" }),
        Parameter("tokens", parameter => parameter.IsToken),
        Parameter("optional values", parameter => parameter.Default is not null),
        .. new[] { "string", "decimal", "double", "char", "global::Fuzz.Library.Rights" }.Select(type => Parameter("optional " + type.Split('.')[^1], parameter => parameter.Default is not null && parameter.Type.Template == type)),
        Parameter("optional default", parameter => parameter.Default is "default" or "default!"),
        Parameter("NaN", parameter => parameter.Default?.EndsWith(".NaN", StringComparison.Ordinal) == true),
        Parameter("filled in by the compiler", parameter => parameter.Attributes.Any(attribute => attribute.Contains(".Caller", StringComparison.Ordinal))),
        Parameter("parameters named like locals", parameter => parameter.Name is "call" or "permit" or "deadline" or "result" or "exception" or "retry"),
        Parameter("parameters that are keywords", parameter => parameter.Name.StartsWith('@')),
    ];

    private static IEnumerable<(string, Func<InterfaceCase, int>)> OfTypes() =>
    [
        .. Enum.GetValues<TypeForm>().Select(form => Type("form " + form, type => type.Form == form)),
        Type("dynamic", type => type.Template == "dynamic"),
        Type("tuples with names", type => type.Template.StartsWith('(') && type.Erased != type.Template),
        Type("arrays", type => type.Template is "{0}[]" or "{0}[,]"),
        Type("generic types", type => type.Arguments.Count > 0),
        Type("types in generic types", type => type.Template.Contains(">.", StringComparison.Ordinal)),
        Type("nullable values", type => type is { IsAnnotated: true, Form: TypeForm.Value }),
        Type("nullable references", type => type is { IsAnnotated: true, IsReference: true }),
        Type("nullable type parameters", type => type is { IsAnnotated: true, Form: TypeForm.Open }),
        Type("function pointers", type => type.Template.StartsWith("delegate*", StringComparison.Ordinal)),
        Type("Memory", type => type.Template.Contains("Memory<", StringComparison.Ordinal)),
        Type("IAsyncEnumerator", type => type.Template.Contains("IAsyncEnumerator", StringComparison.Ordinal)),
    ];

    private static IEnumerable<(string, Func<InterfaceCase, int>)> OfTypeParameters() =>
    [
        TypeParameter("type parameters", _ => true),
        .. new[] { "class", "class?", "struct", "unmanaged", "notnull", "new()", "allows ref struct" }.Select(constraint => TypeParameter("where " + constraint, parameter => parameter.Constraints.Contains(constraint))),
        .. new[] { "System.Enum", "System.Delegate", "Library.Animal", "Library.IMarker", "IComparable", "INumber" }.Select(constraint => TypeParameter("where " + constraint, parameter => parameter.Constraints.Any(written => written.Contains(constraint, StringComparison.Ordinal)))),
        TypeParameter("bound by another", parameter => parameter.Constraints is [var bound] && bound.All(char.IsLetter) && bound is not ("class" or "struct" or "unmanaged" or "notnull")),
        TypeParameter("contravariant", parameter => parameter.Variance == "in "),
        TypeParameter("covariant", parameter => parameter.Variance == "out "),
        TypeParameter("type parameters with attributes", parameter => parameter.Attributes.Count > 0),
    ];

    private static IEnumerable<(string, Func<InterfaceCase, int>)> OfInheritance() =>
    [
        Interface("generic interfaces", declaration => declaration.TypeParameters.Count > 0),
        Interface("derived interfaces", declaration => declaration.Bases.Count > 0),
        Interface("bases from elsewhere", declaration => declaration.Bases.Any(inherited => !inherited.IsOfCase)),
        Interface("disposable interfaces", declaration => declaration.Bases.Any(inherited => inherited.Name.EndsWith("Disposable", StringComparison.Ordinal))),
        Interface("bases closed twice", declaration => declaration.Bases.GroupBy(inherited => inherited.Name).Any(closed => closed.Count() > 1)),
        ("diamonds", @case => @case.Interfaces.Count(declaration => IsDiamond(declaration, @case))),
        Interface("interfaces in two parts", declaration => declaration.InSecondPart > 0 && declaration.InSecondPart <= declaration.Members.Count),
    ];

    private static IEnumerable<(string, Func<InterfaceCase, int>)> OfPlaces() =>
    [
        Case("nested interfaces", @case => @case.Containers.Count > 0),
        Case("nested twice", @case => @case.Containers.Count > 1),
        Case("nested in generic types", @case => @case.Containers.Any(container => container.TypeParameters.Count > 0)),
        Case("in the global namespace", @case => @case.Namespace.Length == 0),
        Case("in a namespace that hides others", @case => @case.Namespace.Contains('.', StringComparison.Ordinal)),
        Case("beside a type that hides another", @case => @case.Types.Count > 1),
        Case("sources without annotations", @case => @case.IsOblivious),
        .. new[] { "public", "internal", "private", "file" }.Select(word => Interface(word + " interfaces", declaration => declaration.Accessibility == word)),
        Interface("interfaces that are keywords", declaration => declaration.Name.StartsWith('@')),
        Interface("Unicode interfaces", declaration => declaration.Name.Any(letter => letter > 127)),
        Case("other parts of proxies", @case => @case.Claims.Any(claim => !claim.IsInTheWay)),
        Case("names taken", @case => @case.Claims.Any(claim => claim.IsInTheWay)),
    ];

    private static IEnumerable<(string, Func<InterfaceCase, int>)> OfAttributes() =>
    [
        .. new[] { "AllowNull", "DisallowNull", "MaybeNull", "NotNull", "NotNullWhen", "MaybeNullWhen", "NotNullIfNotNull", "StringSyntax" }.Select(name => Parameter($"[{name}] parameters", parameter => Has(parameter.Attributes, name))),
        .. new[] { "Obsolete", "Experimental", "RequiresUnreferencedCode", "RequiresDynamicCode", "OverloadResolutionPriority", "DoesNotReturn", "IndexerName", "SupportedOSPlatform" }.Select(name => Member($"[{name}]", member => Has(member.Attributes, name))),
        Member("obsolete as errors", member => member.Attributes.Any(attribute => attribute.Contains("Obsolete", StringComparison.Ordinal) && attribute.EndsWith(", true)", StringComparison.Ordinal))),
        .. new[] { "MaybeNull", "NotNull", "NotNullIfNotNull" }.Select(name => Member($"[return: {name}]", member => member.Attributes.Any(attribute => attribute.StartsWith("return:", StringComparison.Ordinal) && attribute.Contains("." + name, StringComparison.Ordinal)))),
    ];

    private static IEnumerable<(string, Func<InterfaceCase, int>)> OfPolicies() =>
    [
        .. new[] { "CircuitBreaker", "Timeout", "TotalTimeout", "Retry", "RateLimit", "Bulkhead", "Hedge", "Cache", "Coalesce", "Fallback" }.SelectMany(kind => new[]
        {
            Member(kind + " on methods", member => member is MethodUse && member.Policies.Any(policy => policy.Kind == kind)),
            Interface(kind + " on interfaces", declaration => declaration.Policies.Any(policy => policy.Kind == kind)),
        }),
        Policy("NoResilience", policy => policy.Kind == PolicyUse.NoResilience),
        Policy("switched off", policy => policy.IsOff),
        Policy("fallback methods", policy => policy.Method is not null),
        Policy("fallback types", policy => policy.Backup is not null),
        .. new[] { "When", "Handle", "Ignore", "Name", "Abandon", "FreshToken", "Budget", "MaxKeys", "MaxQueue", "QueueLimit", "Kind", "MaxHedgedAttempts" }.Select(name => Policy(name, policy => policy.Named.Any(named => named.StartsWith(name + " =", StringComparison.Ordinal)))),
        Parameter("keys of circuits", parameter => parameter.IsCircuitKey),
        Parameter("keys of calls", parameter => parameter.IsCacheKey),
        .. Enum.GetValues<ClassifierKind>().Select(kind => Policy("classifiers of " + kind, policy => policy.Classifier == kind)),
    ];

    /// <summary>Whether an interface is inherited by more than one way.</summary>
    private static bool IsDiamond(InterfaceUse declaration, InterfaceCase @case)
        => declaration.Bases.Where(inherited => inherited.IsOfCase).SelectMany(inherited => Ancestry(inherited.Name, @case).Distinct()).GroupBy(name => name).Any(ways => ways.Count() > 1);

    private static IEnumerable<string> Ancestry(string name, InterfaceCase @case)
        => @case.Interfaces.First(candidate => candidate.Name == name).Bases.Where(inherited => inherited.IsOfCase).SelectMany(inherited => Ancestry(inherited.Name, @case)).Prepend(name);

    private static bool Has(IEnumerable<string> attributes, string name)
        => attributes.Any(attribute => attribute.Split('(')[0].EndsWith("." + name, StringComparison.Ordinal));

    private static (string, Func<InterfaceCase, int>) Case(string name, Func<InterfaceCase, bool> has) => (name, @case => has(@case) ? 1 : 0);

    private static (string, Func<InterfaceCase, int>) Interface(string name, Func<InterfaceUse, bool> has) => (name, @case => @case.Interfaces.Count(has));

    private static (string, Func<InterfaceCase, int>) Member(string name, Func<Member, bool> has) => Interface(name, declaration => declaration.Members, has);

    private static (string, Func<InterfaceCase, int>) Member(string name, Func<Member, InterfaceUse, bool> has)
        => (name, @case => @case.Interfaces.Sum(declaration => declaration.Members.Count(member => has(member, declaration))));

    private static (string, Func<InterfaceCase, int>) Parameter(string name, Func<ParameterUse, bool> has)
        => Interface(name, declaration => declaration.Members.SelectMany(ParametersOf), has);

    private static (string, Func<InterfaceCase, int>) Type(string name, Func<TypeUse, bool> has)
        => Interface(name, declaration => declaration.Members.SelectMany(TypesOf).SelectMany(Parts), has);

    private static (string, Func<InterfaceCase, int>) TypeParameter(string name, Func<TypeParameterUse, bool> has)
        => Interface(name, declaration => declaration.TypeParameters.Concat(declaration.Members.OfType<MethodUse>().SelectMany(method => method.TypeParameters)), has);

    private static (string, Func<InterfaceCase, int>) Policy(string name, Func<PolicyUse, bool> has)
        => Interface(name, declaration => declaration.Policies.Concat(declaration.Members.SelectMany(member => member.Policies)), has);

    private static (string, Func<InterfaceCase, int>) Interface<T>(string name, Func<InterfaceUse, IEnumerable<T>> parts, Func<T, bool> has)
        => (name, @case => @case.Interfaces.Sum(declaration => parts(declaration).Count(has)));

    private static IEnumerable<ParameterUse> ParametersOf(Member member) => member switch
    {
        MethodUse method => method.Parameters,
        PropertyUse property => property.Parameters,
        _ => [],
    };

    private static IEnumerable<TypeUse> TypesOf(Member member) => ParametersOf(member).Select(parameter => parameter.Type).Concat(member switch
    {
        MethodUse method => [method.Return],
        PropertyUse property => [property.Type],
        EventUse @event => [@event.Type],
        _ => Array.Empty<TypeUse>(),
    });

    private static IEnumerable<TypeUse> Parts(TypeUse type) => type.Arguments.SelectMany(Parts).Prepend(type);
}
