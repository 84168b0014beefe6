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
        place.RefuseScalar(Form, errors);
        foreach (ConfigurationNode child in place.Children)
        {
            switch (child.Key.ToUpperInvariant())
            {
                case "POLICIES":
                    child.RefuseScalar(Form, errors);
                    CheckPolicies(child, place.Key, _declared);
                    break;
                case "METHODS":
                    child.RefuseScalar(Form, errors);
                    CheckMethods(child);
                    break;
                default:
                    errors.Add(new ConfigurationError(child.Path, $"{child.Key} is no part of an interface. {RemedyFor(child)}"));
                    break;
            }
        }
    }

    private string RemedyFor(ConfigurationNode child)
    {
        if (!PolicySchemas.All.TryGetValue(child.Key, out PolicySchema? policy))
        {
            return Form;
        }

        string path = $"{place.Path}:Policies:{policy.Name}";
        return $"Write it below Policies or a method: {PolicySection.SwitchMeant(path, child.Value, policy.Shorthand) ?? path}.";
    }

    private void CheckMethods(ConfigurationNode methods)
    {
        foreach (ConfigurationNode method in methods.Children)
        {
            DeclaredPolicy[] declared = [.. _declared.Where(policy => policy.Uses.Any(use => use.Method.Equals(method.Key, StringComparison.OrdinalIgnoreCase)))];
            method.RefuseScalar("Write a policy below it.", errors);
            if (declared.Length > 0 || !_isDescribed)
            {
                CheckPolicies(method, $"{place.Key}.{method.Key}", declared);
            }
            else
            {
                string[] guarded = [.. _declared.SelectMany(static policy => policy.Uses).Select(static use => use.Method).Distinct()];
                errors.Add(new ConfigurationError(method.Path, $"{place.Key} has no guarded method {method.Key}. {NearestName.Question(NearestName.Of(method.Key, guarded))}There are: {List(guarded)}."));
            }
        }
    }

    private void CheckPolicies(ConfigurationNode policies, string where, DeclaredPolicy[] declared)
    {
        foreach (ConfigurationNode policy in policies.Children)
        {
            if (!PolicySchemas.All.TryGetValue(policy.Key, out PolicySchema? schema))
            {
                errors.Add(new ConfigurationError(policy.Path, $"there is no policy {policy.Key}. {NearestName.Question(NearestName.Of(policy.Key, PolicySchemas.All.Keys))}There are: {List(PolicySchemas.All.Keys)}."));
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

    private static string List(IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
        return all.Length == 0 ? "none" : string.Join(", ", all);
    }
}
