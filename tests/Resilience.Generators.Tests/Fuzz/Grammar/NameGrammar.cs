namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Names: plain ones, and those that a generator may trip over.</summary>
internal sealed class NameGrammar(Dice dice)
{
    private static readonly string[] s_members =
    [
        "@class", "@event", "@await", "async", "_inner", "_policies", "_services", "_owned", "Policies", "Circuits", "Circuit", "Create", "Interface", "Equals", "GetHashCode", "ToString", "GetType", "Finalize",
        "MemberwiseClone", "ReferenceEquals", "Dispose", "DisposeAsync", "call", "permit", "deadline", "result", "exception", "retry", "failure", "inner", "runtime", "services", "serviceKey", "binder", "value", "Größe", "имя", "名前",
        "get_Odd", "set_Odd", "add_Odd", "remove_Odd", "System", "Resilience", "Task", "@this", "@base", "@default", "@field", "var", "nint", "@record", "global", "Item", "Deadline", "Failure", "Resolve", "Caf\\u00e9", "op_Implicit",
        "RunAsync", "RunAsyncSlow", "RunAsyncFallback", "RunAsyncRetry", "RunAsyncCircuit", "RunAsyncTimeout", "RunAsync2", "runAsync", "_", "__", "@when", "@where", "Circuit2", "_inner2", "Policies2", "InterfaceCircuit",
    ];

    private static readonly string[] s_parameters =
    [
        "call", "permit", "deadline", "expires", "started", "admitted", "retry", "failure", "result", "exception", "fallback", "cause", "@class", "@this", "@in", "_inner", "_policies", "_services", "inner", "runtime", "services",
        "serviceKey", "async", "yield", "var", "@field", "@scoped", "größe", "имя", "System", "Resilience", "global", "Policies", "Circuits", "call2", "failure2", "token", "binder", "_", "@await", "args", "i\\u0064", "record",
    ];

    private static readonly string[] s_typeParameters = ["T", "TKey", "TItem", "U", "TResult", "Policies", "Circuits", "call", "_inner", "@class", "t", "System", "Task", "Größe", "result", "Failure", "TSelf", "Resilience"];

    private static readonly string[] s_interfaces =
    [
        "IGateway", "Gateway", "IFoo", "iFoo", "I", "i", "IGröße", "@interface", "IResilient", "I_Under", "I1", "ITask", "IException", "ISystem", "IResilience", "IA_B", "IPolicies", "ICircuits", "名前", "Iße", "IT", "IExecution",
    ];

    public string Interface() => dice.Pick(s_interfaces);

    public string Member(MemberSet members, int at) => dice.Weigh(
        (70, () => "Run" + at),
        (18, () => dice.Pick(s_members)),
        (9, () => members.MethodNames.LastOrDefault() is { } name ? Escape(name) : "Run" + at),
        (3, () => members.MethodNames.LastOrDefault() is { } name && !name.Contains('\\') ? Escape(name.ToUpperInvariant()) : "Run" + at));

    public string Parameter(IReadOnlyCollection<string> taken, int at) => Free(dice.Chance(75) ? "p" + at : dice.Pick(s_parameters), taken, "p" + at);

    public IReadOnlyList<string> TypeParameters(int count, IEnumerable<string> taken)
    {
        List<string> names = [];
        HashSet<string> others = [.. taken];
        for (int at = 0; at < count; at++)
        {
            string name = Free(dice.Chance(50) ? "T" + (char)('A' + at) : dice.Pick(s_typeParameters), [.. names, .. others], "TFree" + at);
            names.Add(name);
        }

        return names;
    }

    private static string Escape(string name) => s_members.Contains("@" + name) ? "@" + name : name;

    private static string Free(string name, IReadOnlyCollection<string> taken, string otherwise)
        => taken.Any(other => other.TrimStart('@') == name.TrimStart('@')) ? otherwise : name;
}
