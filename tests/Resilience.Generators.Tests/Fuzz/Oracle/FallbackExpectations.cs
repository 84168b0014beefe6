using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Oracle;

/// <summary>Whether what a fallback names can answer.</summary>
internal static class FallbackExpectations
{
    public static Reason? Judge(InterfaceCase @case, IReadOnlyList<Declarer> declarers, PolicyUse policy, bool isOwn, MethodUse method)
        => policy.AnswersNothing ? Reason.FallbackWhenNothing
            : policy.Method is { } name ? OfInterface(declarers, name, isOwn, method)
            : policy.Backup is { } type ? OfType(@case.Backups.FirstOrDefault(backup => backup.Name == type), method)
            : throw new InvalidOperationException("A fallback names a method or a type.");

    private static Reason? OfInterface(IReadOnlyList<Declarer> declarers, string name, bool isOwn, MethodUse method)
    {
        MethodUse[] named = [.. declarers.SelectMany(declarer => declarer.Implementable).Where(candidate => candidate.Name == name)];
        MethodUse[] others = [.. named.Where(candidate => !IsSame(candidate, method))];
        return named.Length == 0 ? Reason.FallbackMethodMissing
            : !isOwn || others.Any(candidate => !IsObsoleteError(candidate) && Fits(candidate, method)) ? null
            : others.Length == 0 ? Reason.FallbackMethodIsItself
            : others.Any(candidate => Fits(candidate, method)) ? Reason.FallbackObsolete
            : Reason.FallbackMethodDiffers;
    }

    private static Reason? OfType(BackupUse? backup, MethodUse method)
        => backup is not { IsUsable: true } ? Reason.FallbackTypeUnusable
            : !backup.HasPublicConstructor ? Reason.FallbackTypeWithoutConstructor
            : backup.Methods.Any(candidate => candidate.Name == method.Name && Fits(candidate, method)) ? null
            : Reason.FallbackTypeLacksMethod;

    private static bool IsObsoleteError(MethodUse method) => method.Attributes.Any(attribute => attribute.Contains("Obsolete", StringComparison.Ordinal) && attribute.EndsWith(", true)", StringComparison.Ordinal));

    /// <summary>Each method is one object, but for the arguments that its declarer puts in.</summary>
    private static bool IsSame(MethodUse one, MethodUse other) => one.Identity == other.Identity;

    /// <summary>The same parameters, perhaps an exception more, and the same return type.</summary>
    private static bool Fits(MethodUse candidate, MethodUse method)
        => candidate.Exact == method.Exact
            || (candidate.Parameters.Count == method.Parameters.Count + 1
                && candidate.Parameters[^1] is { Modifier: "", Type.Template: var last }
                && last.Contains("Exception", StringComparison.Ordinal)
                && (candidate with { Parameters = [.. candidate.Parameters.SkipLast(1)] }).Exact == method.Exact);
}
