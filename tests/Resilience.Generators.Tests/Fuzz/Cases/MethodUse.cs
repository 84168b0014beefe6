namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>A method.</summary>
internal sealed record MethodUse(string Name, TypeUse Return) : Member(Name)
{
    /// <summary><c>ref </c>, <c>ref readonly </c> or empty.</summary>
    public string Ref { get; init; } = string.Empty;

    public IReadOnlyList<TypeParameterUse> TypeParameters { get; init; } = [];

    public IReadOnlyList<ParameterUse> Parameters { get; init; } = [];

    /// <summary>Which method it is, however a declarer's arguments make it look.</summary>
    public string Identity { get; init; } = string.Empty;

    /// <summary>Whether a type argument from around it is a constraint that cannot be written.</summary>
    public bool IsBoundByArgument { get; init; }

    public override string Key => KeyOf(Name, TypeParameters, Parameters, parameter => parameter.Key);

    /// <summary>By which a fallback is matched, without the name.</summary>
    public string Exact => KeyOf(Return.Exact + Ref, TypeParameters, Parameters, parameter => parameter.Exact) + TypeParameterUse.WriteClauses(TypeParameters);

    public override bool NeedsUnsafe => Return.Contains(TypeForm.Pointer) || Parameters.Any(parameter => parameter.Type.Contains(TypeForm.Pointer));

    /// <summary>Whether what it returns brings the outcome later.</summary>
    public bool IsAsync => Ref.Length == 0 && Return.IsAsync;

    public bool ReturnsTask => Ref.Length == 0 && Return.Form is TypeForm.Task or TypeForm.TaskOf or TypeForm.ValueTask or TypeForm.ValueTaskOf;

    /// <summary>Whether it returns a task with a result.</summary>
    public bool ReturnsResult => Ref.Length == 0 && Return.Form is TypeForm.TaskOf or TypeForm.ValueTaskOf;

    /// <summary>What tells its calls apart: the parameters that are marked, else all but the token, which is the last of its type.</summary>
    public IReadOnlyList<ParameterUse> Keys
        => Parameters.Any(parameter => parameter.IsCacheKey) ? [.. Parameters.Where(parameter => parameter.IsCacheKey)] : [.. Parameters.Where(parameter => !ReferenceEquals(parameter, Parameters.LastOrDefault(token => token.IsToken)))];

    public bool HasToken => Parameters.Any(parameter => parameter.IsToken);

    public bool HasNoResilience => Policies.Any(policy => policy.Kind == PolicyUse.NoResilience);

    public override IEnumerable<string> OuterParameters
        => Parameters.SelectMany(parameter => parameter.Type.Parameters).Concat(Return.Parameters)
            .Concat(TypeParameters.SelectMany(parameter => parameter.Constraints).Where(constraint => constraint is not ("class" or "struct" or "unmanaged" or "notnull") && constraint.All(letter => letter is not ('.' or '?' or '(' or ' '))))
            .Except(TypeParameters.Select(parameter => parameter.Name));

    protected override string Declare(bool hasBody)
        => $"{Ref}{Return.Text} {(Base is null ? string.Empty : Base + ".")}{Name}{TypeParameterUse.Write(TypeParameters)}({string.Join(", ", Parameters.Select(parameter => parameter.Text))})"
            + (Base is null ? TypeParameterUse.WriteClauses(TypeParameters) : string.Empty)
            + (hasBody ? $" {{ {Throws} }}" : ";");

    /// <summary>As a method of a class that answers.</summary>
    public string AsAnswer()
        => $"public {(NeedsUnsafe ? "unsafe " : string.Empty)}{Return.Text} {Name}{TypeParameterUse.Write(TypeParameters)}({string.Join(", ", Parameters.Select(parameter => parameter.Text))}){TypeParameterUse.WriteClauses(TypeParameters)} {{ {Throws} }}";

    private static string KeyOf(string name, IReadOnlyList<TypeParameterUse> typeParameters, IReadOnlyList<ParameterUse> parameters, Func<ParameterUse, string> write)
    {
        Dictionary<string, TypeUse> positions = typeParameters.Select((parameter, at) => (parameter, at)).ToDictionary(pair => pair.parameter.Name, pair => new TypeUse(pair.parameter.Form, "!" + pair.at));
        return $"{name}`{typeParameters.Count}({string.Join(",", parameters.Select(parameter => write(parameter with { Type = parameter.Type.Replace(positions) })))})";
    }
}
