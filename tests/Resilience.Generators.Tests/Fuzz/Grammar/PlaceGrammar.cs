using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Where interfaces stand.</summary>
internal sealed class PlaceGrammar(Dice dice)
{
    private static readonly string[] s_names = ["Task", "CancellationToken", "Exception", "Deadline", "CallFailure", "IServiceProvider", "CircuitBreaker", "Resilience", "System", "String", "Func", "Type", "ArgumentNullException", "Policies", "Timeout"];

    public InterfaceCase Place(InterfaceCase @case, Scope scope)
    {
        string inNamespace = dice.Weigh(
            (60, () => "Case" + @case.Number),
            (4, () => string.Empty),
            (30, () => $"Case{@case.Number}." + dice.Pick("Resilience", "System", "Task", "@class", "Resilience.System.Threading", "Größe", "Microsoft.Extensions", "Execution")));
        return @case with
        {
            Namespace = inNamespace,
            Containers = dice.Chance(25) ? Containers(@case.Number, scope) : [],
            Types = [.. inNamespace.Length == 0 ? [] : dice.Some(3, s_names).Select(name => $"public class {name} {{ }}"), Hidden],
            IsOblivious = !scope.IsNullable && dice.Chance(50),
        };
    }

    /// <summary>What generated code cannot see.</summary>
    private const string Hidden = "file sealed class HiddenOops : global::System.Exception { } file sealed class HiddenJudge : global::Resilience.IOutcomeClassifier { public global::Resilience.Outcome Classify(global::System.Exception exception) => default; }";

    public string Accessibility(bool isNested) => dice.Weigh(
        (80, () => "public"),
        (20, () => "internal"),
        (isNested ? 1 : 0, () => "private"),
        (isNested ? 0 : 1, () => "file"));

    private List<ContainerUse> Containers(int number, Scope scope)
    {
        List<ContainerUse> containers = [Container("Outer" + number, isNested: false, scope)];
        if (dice.Chance(35))
        {
            containers.Add(Container(dice.Pick("Inner", "@class", "Größe", "Mid_dle"), isNested: true, scope));
        }

        return containers;
    }

    private ContainerUse Container(string name, bool isNested, Scope scope)
    {
        string kind = dice.Pick("class", "class", "static class", "sealed class", "struct", "record", "readonly record struct", "interface", "partial class", "abstract class", "ref struct");
        string access = dice.Weigh(
            (60, () => "public "),
            (25, () => "internal "),
            (isNested ? 1 : 0, () => "private "),
            (isNested ? 0 : 1, () => "file "));
        IReadOnlyList<TypeParameterUse> parameters = !dice.Chance(30) ? [] : new ConstraintGrammar(dice).Make([isNested ? "TInner" : "TOuter", .. dice.Some(20, isNested ? "UInner" : "T")], scope with { TypeParameters = [] });
        return new ContainerUse(access + kind, name, [.. parameters.Where(parameter => parameter.Form != TypeForm.RefLike || scope.Language >= LanguageVersion.CSharp13)]);
    }
}
