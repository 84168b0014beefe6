namespace Resilience;

/// <summary>Whether a place that speaks of an interface speaks only of methods and policies that it has.</summary>
/// <param name="place"><c>Interfaces:&lt;I&gt;</c>.</param>
/// <param name="services">Whom that stands for: one interface, under several keys perhaps, or several constructions of a generic one.</param>
/// <param name="errors">Where errors are noted.</param>
internal sealed class InterfaceShape(ConfigurationNode place, IReadOnlyList<GuardedService> services, List<ConfigurationError> errors)
{
    private const string Form = "Write Policies:<policy> or Methods:<method>:<policy> below it.";

    private readonly bool _isDescribed = services.Any(static service => service.IsDescribed);
    private readonly DeclaredPolicy[] _declared = [.. services.SelectMany(static service => service.Policies)];

    public void Check()
    {
        RefuseValue(place, Form);
        foreach (ConfigurationNode child in place.Children)
        {
            switch (child.Key.ToUpperInvariant())
            {
                case "POLICIES":
                    RefuseValue(child, Form);
                    CheckPolicies(child, place.Key, _declared);
                    break;
                case "METHODS":
                    RefuseValue(child, Form);
                    CheckMethods(child);
                    break;
                default:
                    errors.Add(new ConfigurationError(child.Path, $"{child.Key} is no part of an interface. {Form}"));
                    break;
            }
        }
    }

    private void CheckMethods(ConfigurationNode methods)
    {
        foreach (ConfigurationNode method in methods.Children)
        {
            DeclaredPolicy[] declared = [.. _declared.Where(policy => policy.Uses.Any(use => use.Method.Equals(method.Key, StringComparison.OrdinalIgnoreCase)))];
            RefuseValue(method, "Write a policy below it.");
            if (declared.Length > 0 || !_isDescribed)
            {
                CheckPolicies(method, $"{place.Key}.{method.Key}", declared);
            }
            else
            {
                errors.Add(new ConfigurationError(method.Path, $"{place.Key} has no guarded method {method.Key}. There are: {List(_declared.SelectMany(static policy => policy.Uses).Select(static use => use.Method))}."));
            }
        }
    }

    private void CheckPolicies(ConfigurationNode policies, string where, DeclaredPolicy[] declared)
    {
        foreach (ConfigurationNode policy in policies.Children)
        {
            if (!PolicySchemas.All.TryGetValue(policy.Key, out PolicySchema? schema))
            {
                errors.Add(new ConfigurationError(policy.Path, $"there is no policy {policy.Key}. There are: {List(PolicySchemas.All.Keys)}."));
            }
            else if (_isDescribed && !Array.Exists(declared, known => known.Schema == schema))
            {
                errors.Add(new ConfigurationError(policy.Path, $"the attributes of {where} name no {schema.Name}, and configuration adds none. They name: {List(declared.Select(static known => known.Schema.Name))}."));
            }
            else if (!_isDescribed)
            {
                schema.Check(policy, errors);
            }
        }
    }

    private void RefuseValue(ConfigurationNode node, string remedy)
    {
        if (node.Value is not null)
        {
            errors.Add(new ConfigurationError(node.Path, $"'{node.Value}' is a value, which means nothing here. {remedy}"));
        }
    }

    private static string List(IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
        return all.Length == 0 ? "none" : string.Join(", ", all);
    }
}
