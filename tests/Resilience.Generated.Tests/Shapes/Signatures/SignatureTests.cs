using System.Reflection;
using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Whoever holds a proxy by its own type sees what the interface declares; looked at for every proxy in this assembly.</summary>
public sealed class SignatureTests
{
    private readonly NullabilityInfoContext _nullability = new();

    [Fact]
    public void Parameters_have_the_types_modifiers_and_names_of_the_interfaces()
        => Each(static pair => pair.Parameters(), static parameter => $"{parameter.Name}: {parameter.ParameterType} {parameter.Attributes} {string.Join(", ", parameter.GetRequiredCustomModifiers().Select(static modifier => modifier.Name))}");

    [Fact]
    public void Optional_values_are_those_of_the_interface()
        => Each(static pair => pair.Parameters(), static parameter => $"{parameter.IsOptional} {parameter.HasDefaultValue} {parameter.RawDefaultValue}");

    /// <summary>A dynamic parameter by reference is an object by reference, which is the same to callers: handed on as dynamic, the call would be bound at run time.</summary>
    [Fact]
    public void Parameters_and_returns_have_the_attributes_of_the_interfaces()
        => Each(
            static pair => pair.Parameters().Where(static parameter => !(parameter.Declared.ParameterType.IsByRef && parameter.Declared.IsDefined(typeof(DynamicAttribute)))),
            static parameter => Annotations.Attributes(parameter.CustomAttributes));

    [Fact]
    public void Methods_have_the_attributes_of_the_interfaces()
        => Each(static pair => [(pair.Declared, pair.Implemented)], static (MethodInfo method) => Annotations.Attributes(method.CustomAttributes));

    [Fact]
    public void Properties_have_the_attributes_of_the_interfaces()
        => Each(static pair => pair.Properties(), static property => Annotations.Attributes(property.CustomAttributes));

    [Fact]
    public void Nullable_annotations_are_those_of_the_interface_in_every_position()
        => Each(static pair => pair.Parameters().Where(static parameter => Annotations.TellsNull(parameter.Declared.Member.DeclaringType!)), parameter => Annotations.Nullability(_nullability.Create(parameter)));

    [Fact]
    public void Constraints_of_methods_are_those_of_the_interface()
        => Each(static pair => pair.TypeParameters().Where(static parameter => Annotations.TellsNull(parameter.Declared.DeclaringType!)), Annotations.Constraints);

    [Fact]
    public void Constraints_of_proxies_are_those_of_the_interface()
    {
        // One class says its own, which must imply the interface's.
        foreach (Type proxy in ProxiedMethod.Proxies().Where(static proxy => proxy.IsGenericTypeDefinition && proxy != typeof(GuardedPairs<>)))
        {
            Type[] declared = ProxiedMethod.Service(proxy).GetGenericTypeDefinition().GetGenericArguments();
            if (Annotations.TellsNull(declared[0].DeclaringType!))
            {
                proxy.GetGenericArguments().Select(Annotations.Constraints).ShouldBe(declared.Select(Annotations.Constraints), proxy.Name);
            }
        }
    }

    private static void Each<T>(Func<ProxiedMethod, IEnumerable<(T Declared, T Implemented)>> parts, Func<T, string> look)
    {
        int seen = 0;
        foreach (ProxiedMethod pair in ProxiedMethod.All())
        {
            foreach ((T declared, T implemented) in parts(pair))
            {
                seen++;
                look(implemented).ShouldBe(look(declared), pair.ToString());
            }
        }

        seen.ShouldBePositive();
    }
}
