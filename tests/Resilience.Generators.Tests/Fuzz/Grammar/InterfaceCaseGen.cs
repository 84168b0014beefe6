using CsCheck;
using Resilience.Generators.Tests.Fuzz.Cases;
using Resilience.Generators.Tests.Fuzz.Oracle;
using Resilience.Generators.Tests.Fuzz.Run;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Random interface declarations: one annotated interface, what it inherits, and what its policies name.</summary>
internal sealed class InterfaceCaseGen(Project project, int number) : Gen<InterfaceCase>
{
    public override InterfaceCase Generate(PCG pcg, Size? min, out Size size)
    {
        size = new Size(0);
        var dice = new Dice(pcg);
        var scope = new Scope(project.Language, project.AllowsUnsafe) { IsNullable = project.IsNullable && !dice.Chance(8) };
        InterfaceCase @case = new PlaceGrammar(dice).Place(new InterfaceCase(number), scope);
        @case = @case with { IsOblivious = project.IsNullable && !scope.IsNullable };
        return AddClaims(AddInterfaces(@case, scope with { TypeParameters = [.. @case.Containers.SelectMany(container => container.TypeParameters)] }, dice), dice);
    }

    private InterfaceCase AddInterfaces(InterfaceCase @case, Scope scope, Dice dice)
    {
        var grammar = new InterfaceGrammar(dice, number, project.Language);
        var places = new PlaceGrammar(dice);
        List<BackupUse> backups = [];
        int bases = dice.Chance(55) ? 0 : 1 + dice.Below(3);
        bool isNested = @case.Containers.Count > 0;
        string prefix = @case.Namespace.Length == 0 && !isNested ? $"ICase{number}_" : "I";
        for (int at = 0; at < bases; at++)
        {
            @case = @case with { Interfaces = [.. @case.Interfaces, grammar.Make($"{prefix}Base{at}", @case, scope, isBase: true, backups)] };
        }

        string accessibility = places.Accessibility(isNested);
        string name = @case.Namespace.Length == 0 ? $"ICase{number}" : new NameGrammar(dice).Interface();
        InterfaceUse service = grammar.Make(name, @case, scope, isBase: false, backups) with { Accessibility = accessibility };
        @case = @case with { Interfaces = [.. @case.Interfaces, service.IsAnnotated ? service : service with { Policies = [new PolicyUse("CircuitBreaker", string.Empty)] }] };
        if (dice.Chance(1) && name.StartsWith('I') && name.Length > 2 && char.IsUpper(name[1]))
        {
            @case = @case with { Interfaces = [.. @case.Interfaces, grammar.Make(name[1..], @case with { Interfaces = [] }, scope, isBase: true, backups) with { Policies = [new PolicyUse("Retry", "1")] }] };
        }

        return @case with { Backups = backups };
    }

    /// <summary>Declarations under the proxy's name, in its way or welcome.</summary>
    private static InterfaceCase AddClaims(InterfaceCase @case, Dice dice)
    {
        InterfaceUse service = @case.Interfaces[^1];
        string name = ProxyNames.Of(@case, service);
        int arity = ProxyNames.ArityOf(@case, service);
        if (@case.Containers.Any(container => container.Kind.StartsWith("file", StringComparison.Ordinal)) || service.Accessibility == "file")
        {
            return @case;
        }

        return dice.Weigh(
            (96, () => @case),
            (1, () => @case with { Claims = [new ClaimUse(name, 0, true, $"public class {name} {{ }}")] }),
            (1, () => @case with { Claims = [new ClaimUse(name, 0, true, $"public enum {name} {{ One }}")] }),
            (2, () => arity > 0 ? @case : @case with { Claims = [new ClaimUse(name, 0, false, $"partial class {name} {{ private const int Deadline2 = 1; internal int _policies2 => Deadline2; }}")] }));
    }
}
