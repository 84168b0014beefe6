using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Oracle;

/// <summary>An interface of the case as another sees it: its type parameters replaced by arguments.</summary>
internal sealed record Declarer(InterfaceUse Interface, IReadOnlyDictionary<string, TypeUse> Arguments)
{
    /// <summary>As a base is written.</summary>
    public string Text => Interface.Name + (Interface.TypeParameters.Count == 0 ? string.Empty : $"<{string.Join(", ", Interface.TypeParameters.Select(parameter => Arguments[parameter.Name].Text))}>");

    /// <summary>By which one is told from another.</summary>
    public string Key => Interface.Name + string.Join(",", Arguments.Values.Select(argument => argument.Key));

    /// <summary>The interface itself and all of the case that it inherits, each once.</summary>
    public static IReadOnlyList<Declarer> Of(InterfaceCase @case, InterfaceUse service)
        => new Declarer(service, service.TypeParameters.ToDictionary(parameter => parameter.Name, parameter => parameter.AsType())).WithInherited(@case);

    /// <summary>Itself and all of the case that it inherits, each once.</summary>
    public IReadOnlyList<Declarer> WithInherited(InterfaceCase @case)
    {
        var found = new Dictionary<string, Declarer>(StringComparer.Ordinal);
        Add(this);
        return [.. found.Values];

        void Add(Declarer declarer)
        {
            if (!found.TryAdd(declarer.Key, declarer))
            {
                return;
            }

            foreach (BaseUse inherited in declarer.Interface.Bases.Where(inherited => inherited.IsOfCase))
            {
                InterfaceUse of = @case.Interfaces.First(candidate => candidate.Name == inherited.Name);
                Add(new Declarer(of, of.TypeParameters
                    .Zip(inherited.Arguments, (parameter, argument) => (parameter.Name, Argument: argument.Replace(declarer.Arguments)))
                    .ToDictionary(pair => pair.Name, pair => pair.Argument)));
            }
        }
    }

    /// <summary>Methods that a proxy would implement.</summary>
    public IEnumerable<MethodUse> Methods => Implementable.Where(method => method.Access is not (Access.Protected or Access.PrivateProtected));

    /// <summary>Those and the protected ones, which leave the interface without a proxy.</summary>
    public IEnumerable<MethodUse> Implementable => Interface.Members.OfType<MethodUse>().Where(method => method.IsImplementable).Select(Seen);

    /// <summary>The method with the arguments in place; its own type parameters hide those around it.</summary>
    public MethodUse Seen(MethodUse method)
    {
        Dictionary<string, TypeUse> arguments = Arguments.Where(argument => method.TypeParameters.All(own => own.Name != argument.Key)).ToDictionary(argument => argument.Key, argument => argument.Value);
        return method with
        {
            IsBoundByArgument = method.TypeParameters.SelectMany(parameter => parameter.Constraints).Any(constraint => arguments.TryGetValue(constraint, out TypeUse? argument) && !argument.IsConstraint),
            Identity = Text + "." + method.Key,
            Return = method.Return.Replace(arguments),
            Parameters = [.. method.Parameters.Select(parameter => parameter with { Type = parameter.Type.Replace(arguments), IsOfMethod = parameter.Type.Parameters.Any(name => method.TypeParameters.Any(own => own.Name == name)) })],
        };
    }
}
