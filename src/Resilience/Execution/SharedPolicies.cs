namespace Resilience;

/// <summary>The policies of one kind that methods may share: each is its method's or interface's own, or that of all who name it.</summary>
/// <param name="kind">What the policy is called.</param>
/// <param name="make">Makes one, of its display name and settings.</param>
/// <param name="valuesOf">What two declarations of one must agree on.</param>
internal sealed class SharedPolicies<TPolicy, TOptions>(string kind, Func<string, TOptions, TPolicy> make, Func<TOptions, object> valuesOf)
{
    private readonly Dictionary<object, (TPolicy Policy, TOptions Options, string By)> _policies = [];

    public TPolicy GetOrAdd(CircuitIdentity identity, string? name, TOptions options)
    {
        object key = name ?? (object)identity;
        lock (_policies)
        {
            if (!_policies.TryGetValue(key, out (TPolicy Policy, TOptions Options, string By) shared))
            {
                shared = (make(name ?? identity.DisplayName, options), options, identity.DisplayName);
                _policies.Add(key, shared);
            }

            return valuesOf(shared.Options).Equals(valuesOf(options)) ? shared.Policy
                : throw new InvalidOperationException(name is null
                    ? $"Two proxies of {ServiceName.Display(identity.Service, identity.ServiceKey)} share the {kind} of {identity.DisplayName}, and declare it with different settings. Give them equal settings, or each a Name of its own."
                    : $"{shared.By} and {identity.DisplayName} both name their {kind} '{name}', with different settings. Give them equal settings, or different names.");
        }
    }
}
