namespace Resilience;

/// <summary>The policies of one kind that methods may share: each is its method's or interface's own, or that of all who name it.</summary>
/// <param name="kind">What the policy is called.</param>
/// <param name="valuesOf">What two declarations of one must agree on.</param>
internal sealed class SharedPolicies<TOptions>(string kind, Func<TOptions, object> valuesOf)
{
    private readonly Dictionary<(object Owner, Type Type), (object Policy, object Values, string By)> _policies = [];

    /// <summary>All that were made.</summary>
    public IReadOnlyList<object> All
    {
        get
        {
            lock (_policies)
            {
                return [.. _policies.Values.Select(static shared => shared.Policy)];
            }
        }
    }

    /// <param name="identity">Whose it is.</param>
    /// <param name="name">The name that somebody wrote; null = none.</param>
    /// <param name="options">What the attribute says.</param>
    /// <param name="make">Makes it, of its display name and settings.</param>
    public TPolicy GetOrAdd<TPolicy>(CircuitIdentity identity, string? name, TOptions options, Func<string, TOptions, TPolicy> make)
        where TPolicy : class
    {
        (object, Type) key = (name ?? (object)identity, typeof(TPolicy));
        object values = valuesOf(options);
        lock (_policies)
        {
            if (name is not null && _policies.FirstOrDefault(other => name.Equals(other.Key.Owner) && other.Key.Type != typeof(TPolicy)) is { Key.Type: { } type, Value.By: var by })
            {
                // One kind of policy has several types where it has keys: a table for each type of key, whose names would be told apart by a number that depends on who came first.
                throw new InvalidOperationException(
                    $"{by} and {identity.DisplayName} both name their {kind} '{name}', with keys of different types, {type.GetGenericArguments()[0]} and {typeof(TPolicy).GetGenericArguments()[0]}: 1 and \"1\" would be two circuits of one name. Give the keys one type, or the breakers different names.");
            }

            if (!_policies.TryGetValue(key, out (object Policy, object Values, string By) shared))
            {
                shared = (make(name ?? identity.DisplayName, options), values, identity.DisplayName);
                _policies.Add(key, shared);
            }

            return shared.Values.Equals(values) ? (TPolicy)shared.Policy
                : throw new InvalidOperationException(name is null
                    ? $"Two proxies of {ServiceName.Display(identity.Service, identity.ServiceKey)} share the {kind} of {identity.DisplayName}, and declare it with different settings. Give them equal settings, or each a Name of its own."
                    : $"{shared.By} and {identity.DisplayName} both name their {kind} '{name}', with different settings. Give them equal settings, or different names.");
        }
    }
}
