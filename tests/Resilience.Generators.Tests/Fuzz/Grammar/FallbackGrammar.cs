using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Fallbacks, and what they need to be there.</summary>
internal sealed class FallbackGrammar(Dice dice, PolicyGrammar policies, int number)
{
    private static readonly string[] s_causes = ["global::System.Exception", "global::System.TimeoutException", "global::Resilience.RejectedException", "global::Resilience.CircuitOpenException", "global::System.Net.Http.HttpRequestException"];

    /// <summary>Gives some of the methods a fallback.</summary>
    public void Add(MemberSet members, List<BackupUse> backups)
    {
        foreach (MethodUse method in members.All.OfType<MethodUse>().Where(method => method.IsImplementable && !method.HasNoResilience && method.Policies.All(policy => policy.Kind != "Fallback")).ToArray())
        {
            if (dice.Chance(12) && (PolicyGrammar.CanHave("Fallback", method) || dice.Chance(3)))
            {
                PolicyUse policy = dice.Chance(60) || (method.OuterParameters.Any() && dice.Chance(97)) ? ToMethod(method, members) : ToType(method, backups);
                members.Replace(method, method with { Policies = [.. method.Policies, policy] });
            }
        }
    }

    /// <summary>A fallback for the whole interface, where there can be one.</summary>
    public PolicyUse? OfInterface(MemberSet members, List<BackupUse> backups)
    {
        MethodUse[] methods = [.. members.All.OfType<MethodUse>().Where(method => method.IsImplementable && !method.HasNoResilience && method.Policies.All(policy => policy.Kind != "Fallback") && PolicyGrammar.CanHave("Fallback", method))];
        if (methods.Length == 0 || !dice.Chance(8))
        {
            return null;
        }

        if (dice.Chance(65) || methods.Any(method => method.OuterParameters.Any()))
        {
            string name = dice.Chance(95) ? dice.Pick(methods).Name : "Missing";
            return policies.Fallback(Quote(name)) with { Method = name };
        }

        var backup = new BackupUse("public class", $"Backup{number}_{backups.Count}") { Methods = [.. methods.SelectMany(Answers).DistinctBy(answer => answer.Key).Skip(dice.Chance(5) ? 1 : 0)] };
        backups.Add(backup);
        return policies.Fallback($"typeof({backup.Name})") with { Backup = backup.Name };
    }

    private PolicyUse ToMethod(MethodUse method, MemberSet members)
    {
        string name = dice.Weigh(
            (1, () => "Missing"),
            (1, () => method.Name),
            (2, () => dice.Pick(members.All.OfType<MethodUse>().ToArray()).Name),
            (60, () => Spare(method, members)));
        return policies.Fallback(Quote(name)) with { Method = name };
    }

    /// <summary>Adds one or more overloads that answer.</summary>
    private string Spare(MethodUse method, MemberSet members)
    {
        string name = $"Spare{members.All.Count}";
        foreach (MethodUse answer in Answers(method with { Name = name }))
        {
            members.Add(answer with { Slot = dice.Chance(15) ? Slot.Virtual : Slot.Abstract, Access = method.Access, IsOblivious = method.IsOblivious });
        }

        return name;
    }

    private PolicyUse ToType(MethodUse method, List<BackupUse> backups)
    {
        MethodUse[] answers = method.OuterParameters.Any() ? [] : [.. Answers(method)];
        var backup = new BackupUse(dice.Weigh(
            (60, () => "public class"),
            (10, () => "public sealed class"),
            (10, () => "internal sealed class"),
            (5, () => "public record"),
            (1, () => "public abstract class"),
            (1, () => "public struct"),
            (1, () => "file class")), $"Backup{number}_{backups.Count}")
        {
            Methods = answers.Length == 0 || dice.Chance(97) ? answers : [],
            HasPublicConstructor = !dice.Chance(2),
        };
        if (!backup.HasPublicConstructor && !backup.Kind.EndsWith("class", StringComparison.Ordinal))
        {
            backup = backup with { HasPublicConstructor = true };
        }

        backups.Add(backup);
        return policies.Fallback($"typeof({backup.Name})") with { Backup = backup.Name };
    }

    private IEnumerable<MethodUse> Answers(MethodUse method)
    {
        MethodUse bare = method with { Policies = [], Documentation = null, IsNew = false, Attributes = [.. method.Attributes.Where(_ => dice.Chance(30))] };
        ParameterUse[] parameters = [.. bare.Parameters.Select(parameter => parameter with { Default = null, IsParams = false, IsScoped = parameter.IsScoped || (parameter.IsParams && parameter.Type.Form == TypeForm.RefLike), Attributes = [.. parameter.Attributes.Where(attribute => attribute.Contains("CodeAnalysis", StringComparison.Ordinal))] })];
        if (dice.Chance(60))
        {
            yield return bare with { Parameters = parameters };
        }

        string[] causes = [.. dice.Some(25, s_causes)];
        foreach (string cause in causes.Length == 0 ? [dice.Pick(s_causes)] : causes)
        {
            yield return bare with { Parameters = [.. parameters, new ParameterUse(string.Empty, new TypeUse(TypeForm.Reference, cause), "because" + parameters.Length)] };
        }
    }

    private static string Quote(string name) => "\"" + name.TrimStart('@').Replace("\\u00e9", "é", StringComparison.Ordinal) + "\"";
}
