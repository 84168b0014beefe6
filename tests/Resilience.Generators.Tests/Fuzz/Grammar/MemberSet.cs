using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>The members of an interface while it is made: no two may stand in each other's way.</summary>
internal sealed class MemberSet
{
    private static readonly string[] s_accessors = ["get_", "set_", "add_", "remove_"];

    private readonly List<Member> _members = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _isMethod = new(StringComparer.Ordinal);
    private readonly HashSet<string> _accessors = new(StringComparer.Ordinal);

    public MemberSet(IEnumerable<string> taken)
    {
        foreach (string name in taken)
        {
            _isMethod[Bare(name)] = false;
        }
    }

    public IReadOnlyList<Member> All => _members;

    public IEnumerable<string> MethodNames => _isMethod.Where(name => name.Value).Select(name => name.Key);

    /// <summary>Adds the member, or leaves it where another has its name or signature.</summary>
    public bool Add(Member member)
    {
        string key = (member.Base ?? string.Empty) + "." + member.Key;
        string name = Bare(member is PropertyUse { Parameters.Count: > 0 } ? "Item" : member.Name);
        bool isMethod = member is MethodUse;
        bool isIndexer = member is PropertyUse { Parameters.Count: > 0 };
        if (_keys.Contains(key))
        {
            return false;
        }

        if (member.Base is null && name.Length > 0)
        {
            bool isTaken = _isMethod.TryGetValue(name, out bool byMethod) && !(isMethod && byMethod) && !(isIndexer && _keys.Any(other => other.StartsWith(".this(", StringComparison.Ordinal)));
            if (isTaken || _accessors.Contains(name) || s_accessors.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal) && _isMethod.ContainsKey(name[prefix.Length..])))
            {
                return false;
            }

            _isMethod[name] = isMethod;
            if (!isMethod)
            {
                _accessors.UnionWith(s_accessors.Select(prefix => prefix + name));
                if (_isMethod.Keys.Any(_accessors.Contains))
                {
                    _isMethod.Remove(name);
                    return false;
                }
            }
        }

        _keys.Add(key);
        _members.Add(member);
        return true;
    }

    public void Replace(Member member, Member by) => _members[_members.IndexOf(member)] = by;

    private static string Bare(string name) => name.TrimStart('@');
}
