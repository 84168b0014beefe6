using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Oracle;

/// <summary>What a proxy will be called.</summary>
internal static class ProxyNames
{
    public static string Of(InterfaceCase @case, InterfaceUse service)
    {
        string name = service.Name.TrimStart('@');
        string bare = name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name[1..] : name;
        return "Resilient" + string.Concat(@case.Containers.Select(container => container.Name.TrimStart('@') + "_")) + bare;
    }

    public static int ArityOf(InterfaceCase @case, InterfaceUse service) => @case.Containers.Sum(container => container.TypeParameters.Count) + service.TypeParameters.Count;
}
