using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Run;

/// <summary>Cases with one thing less, the largest things first.</summary>
internal static class Smaller
{
    public static IEnumerable<InterfaceCase> Of(InterfaceCase @case)
    {
        foreach (IReadOnlyList<InterfaceUse> interfaces in Without(@case.Interfaces))
        {
            string[] names = [.. interfaces.Select(declaration => declaration.Name)];
            yield return @case with
            {
                Interfaces = [.. interfaces.Select(declaration => declaration with { Bases = [.. declaration.Bases.Where(inherited => !inherited.IsOfCase || names.Contains(inherited.Name))] })],
            };
        }

        foreach (IReadOnlyList<InterfaceUse> interfaces in Each(@case.Interfaces, Of))
        {
            yield return @case with { Interfaces = interfaces };
        }

        foreach (IReadOnlyList<ContainerUse> containers in Without(@case.Containers))
        {
            yield return @case with { Containers = containers };
        }

        foreach (IReadOnlyList<string> types in Without(@case.Types))
        {
            yield return @case with { Types = types };
        }

        foreach (IReadOnlyList<ClaimUse> claims in Without(@case.Claims))
        {
            yield return @case with { Claims = claims };
        }

        foreach (IReadOnlyList<BackupUse> backups in Without(@case.Backups).Concat(Each(@case.Backups, backup => Without(backup.Methods).Select(methods => backup with { Methods = methods }))))
        {
            yield return @case with { Backups = backups };
        }

        if (@case.Namespace != "Case" + @case.Number)
        {
            yield return @case with { Namespace = "Case" + @case.Number };
        }
    }

    private static IEnumerable<InterfaceUse> Of(InterfaceUse declaration)
    {
        foreach (IReadOnlyList<Member> members in Halves(declaration.Members).Concat(Without(declaration.Members)))
        {
            yield return declaration with { Members = members };
        }

        foreach (IReadOnlyList<BaseUse> bases in Without(declaration.Bases))
        {
            yield return declaration with { Bases = bases };
        }

        foreach (IReadOnlyList<PolicyUse> policies in Fewer(declaration.Policies))
        {
            yield return declaration with { Policies = policies };
        }

        foreach (IReadOnlyList<TypeParameterUse> parameters in Without(declaration.TypeParameters).Concat(Each(declaration.TypeParameters, Of)))
        {
            yield return declaration with { TypeParameters = parameters };
        }

        foreach (IReadOnlyList<string> attributes in Without(declaration.Attributes))
        {
            yield return declaration with { Attributes = attributes };
        }

        if (declaration.Documentation is not null || declaration.InSecondPart > 0)
        {
            yield return declaration with { Documentation = null, InSecondPart = 0 };
        }

        foreach (IReadOnlyList<Member> members in Each(declaration.Members, Of))
        {
            yield return declaration with { Members = members };
        }
    }

    private static IEnumerable<Member> Of(Member member)
    {
        foreach (IReadOnlyList<PolicyUse> policies in Fewer(member.Policies))
        {
            yield return member with { Policies = policies };
        }

        foreach (IReadOnlyList<string> attributes in Without(member.Attributes))
        {
            yield return member with { Attributes = attributes };
        }

        if (member.Documentation is not null || member.IsOblivious)
        {
            yield return member with { Documentation = null };
            yield return member with { IsOblivious = false };
        }

        if (member is MethodUse method)
        {
            foreach (IReadOnlyList<ParameterUse> parameters in Without(method.Parameters).Concat(Each(method.Parameters, Of)))
            {
                yield return method with { Parameters = parameters };
            }

            foreach (IReadOnlyList<TypeParameterUse> parameters in Without(method.TypeParameters).Concat(Each(method.TypeParameters, Of)))
            {
                yield return method with { TypeParameters = parameters };
            }

            foreach (TypeUse type in Of(method.Return))
            {
                yield return method with { Return = type };
            }
        }
        else if (member is PropertyUse property)
        {
            foreach (IReadOnlyList<AccessorUse> accessors in property.Accessors.Count > 1 ? Without(property.Accessors) : [])
            {
                yield return property with { Accessors = accessors };
            }

            foreach (IReadOnlyList<ParameterUse> parameters in (property.Parameters.Count > 1 ? Without(property.Parameters) : []).Concat(Each(property.Parameters, Of)))
            {
                yield return property with { Parameters = parameters };
            }

            foreach (TypeUse type in Of(property.Type))
            {
                yield return property with { Type = type };
            }
        }
    }

    private static IEnumerable<TypeParameterUse> Of(TypeParameterUse parameter)
        => Without(parameter.Constraints).Select(constraints => parameter with { Constraints = constraints })
            .Concat(parameter.Attributes.Count > 0 ? [parameter with { Attributes = [] }] : [])
            .Concat(parameter.Variance.Length > 0 ? [parameter with { Variance = string.Empty }] : []);

    private static IEnumerable<ParameterUse> Of(ParameterUse parameter)
    {
        foreach (IReadOnlyList<string> attributes in Without(parameter.Attributes))
        {
            yield return parameter with { Attributes = attributes };
        }

        if (parameter.IsCircuitKey || parameter.IsCacheKey)
        {
            yield return parameter with { IsCircuitKey = false };
            yield return parameter with { IsCacheKey = false };
        }

        if (parameter.Default is not null)
        {
            yield return parameter with { Default = null };
        }

        if (parameter.IsScoped)
        {
            yield return parameter with { IsScoped = false };
        }

        foreach (TypeUse type in Of(parameter.Type))
        {
            yield return parameter with { Type = type };
        }
    }

    private static IEnumerable<TypeUse> Of(TypeUse type)
    {
        foreach (TypeUse argument in type.Arguments.Where(_ => type.Form is TypeForm.Value or TypeForm.Reference))
        {
            yield return argument;
        }

        foreach (TypeUse argument in type.Arguments.Where(argument => argument.Arguments.Count > 0 || argument.Template.Length > 6))
        {
            yield return type with { Arguments = [.. type.Arguments.Select(other => ReferenceEquals(other, argument) ? new TypeUse(TypeForm.Value, "int") : other)] };
        }

        if (type.IsAnnotated)
        {
            yield return type with { IsAnnotated = false };
        }
    }

    private static IEnumerable<IReadOnlyList<PolicyUse>> Fewer(IReadOnlyList<PolicyUse> policies)
        => Without(policies).Concat(Each(policies, policy => policy.Classifier == ClassifierKind.None && !policy.NamesHidden && !policy.AnswersNothing && policy.Named.Count > 0 ? [policy with { Named = [] }] : []));

    private static IEnumerable<IReadOnlyList<T>> Halves<T>(IReadOnlyList<T> items)
        => items.Count < 4 ? [] : [[.. items.Take(items.Count / 2)], [.. items.Skip(items.Count / 2)]];

    private static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> items)
        => Enumerable.Range(0, items.Count).Select(left => (IReadOnlyList<T>)[.. items.Where((_, at) => at != left)]);

    private static IEnumerable<IReadOnlyList<T>> Each<T>(IReadOnlyList<T> items, Func<T, IEnumerable<T>> smaller)
        => Enumerable.Range(0, items.Count).SelectMany(changed => smaller(items[changed]).Select(item => (IReadOnlyList<T>)[.. items.Select((other, at) => at == changed ? item : other)]));
}
