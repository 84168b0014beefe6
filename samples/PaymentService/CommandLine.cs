namespace PaymentService;

/// <summary>Nothing, <c>demo</c>, or settings the way ASP.NET Core reads them: <c>--urls=…</c>, <c>--Stripe:ApiBase …</c>.</summary>
internal static class CommandLine
{
    public const string Usage = """
        Usage: PaymentService                    the service, with a simulated Stripe unless one is named
               PaymentService --Setting=value …  the same with settings: --urls=http://127.0.0.1:5001 --Stripe:ApiBase=http://127.0.0.1:12111
               PaymentService demo               an outage of Stripe, played through
        """;

    // Settings of the service stand in sections; of those that stand alone, the host knows these.
    private static readonly HashSet<string> s_alone = new(StringComparer.OrdinalIgnoreCase)
    {
        "urls", "http_ports", "https_ports", "environment", "allowedHosts", "detailedErrors", "shutdownTimeoutSeconds",
    };

    // Of the service's own sections, all that there is: a misspelt setting would leave, say, a webhook out in silence.
    private static readonly Dictionary<string, string[]> s_sections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Stripe"] = ["ApiKey", "ApiBase", "Guarded"],
        ["Backup"] = ["ApiKey", "ApiBase"],
        ["Alerts"] = ["Webhook"],
        ["RetryQueue"] = ["PollInterval", "Lease", "BaseDelay", "MaxDelay", "MaxAttempts"],
        ["ConnectionStrings"] = ["Payments"],
    };

    /// <returns>The first argument that is none of these, which the configuration would pass over in silence; null where there is none.</returns>
    public static string? FirstNotUnderstood(IReadOnlyList<string> args)
    {
        for (int i = 0; i < args.Count; i++)
        {
            string arg = args[i];
            int equals = arg.IndexOf('=');
            bool hasValueBehind = equals < 0 && IsSwitch(arg) && i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal);
            if ((equals < 0 && !hasValueBehind) || !IsSetting(equals < 0 ? arg : arg[..equals]))
            {
                return arg;
            }

            i += hasValueBehind ? 1 : 0;
        }

        return null;
    }

    private static bool IsSwitch(string arg) => arg.StartsWith("--", StringComparison.Ordinal) || arg.StartsWith('/');

    private static bool IsSetting(string name)
    {
        string bare = name.StartsWith("--", StringComparison.Ordinal) ? name[2..] : name.StartsWith('/') ? name[1..] : name;
        int colon = bare.IndexOf(':');
        return colon < 0
            ? s_alone.Contains(bare)
            : !bare.StartsWith('-') && colon > 0 && colon < bare.Length - 1 && IsIn(bare[..colon], bare[(colon + 1)..]);
    }

    private static bool IsIn(string section, string name) =>
        !s_sections.TryGetValue(section, out string[]? names) || names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
