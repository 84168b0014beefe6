using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Members that no proxy has to implement, and operators.</summary>
internal sealed class StaticGrammar(Dice dice)
{
    private const string Throws = "throw new global::System.NotSupportedException();";

    private static readonly string[] s_operators = ["+=", "-=", "*=", "<<=", ">>>="];

    /// <param name="isVariant">Whether the interface has variant type parameters: then it has no classes, structs and enumerations inside.</param>
    public TextUse Make(string name, Scope scope, bool isVariant) => dice.Weigh(
        (2, () => Text(name, $"const string {name} = \"x\";")),
        (1, () => Text(name, $"static readonly int {name} = 5;")),
        (2, () => Nested(name.TrimStart('@') + "Inside", isVariant)),
        (1, () => Text(name, $"static int {name} {{ get; set; }}")),
        (1, () => Text(name, $"static event global::System.Action {name} {{ add {{ }} remove {{ }} }}")),
        (1, () => Text(name, $"private int {name} => 1;")),
        (1, () => Text(name, $"static virtual int {name} {{ get => 1; set {{ }} }}")),
        (1, () => new TextUse(string.Empty, "static", "static int s_counted = 1;")),
        (2, () => Operator(name, scope)));

    private static TextUse Text(string name, string source) => new(name, name, source) { Slot = Slot.Virtual };

    private TextUse Nested(string name, bool isVariant) => isVariant
        ? Text(name, dice.Pick($"delegate void {name}(int x);", $"interface {name} {{ }}"))
        : Text(name, dice.Pick($"class {name} {{ }}", $"enum {name} {{ One }}", $"delegate void {name}(int x);", $"interface {name} {{ }}", $"record struct {name}(int X);", $"private sealed class {name} {{ }}", $"static class {name} {{ }}"));

    /// <summary>Operators that act on the object itself came with C# 14.</summary>
    private TextUse Operator(string name, Scope scope)
    {
        if (scope.Language < LanguageVersion.CSharp14)
        {
            return Text(name, $"const int {name} = 1;");
        }

        string body = dice.Chance(30) ? $" {{ {Throws} }}" : ";";
        if (dice.Chance(30))
        {
            string step = dice.Pick("++", "--");
            return new TextUse(string.Empty, step, $"void operator {step}(){body}");
        }

        string symbol = dice.Pick(s_operators);
        string type = dice.Pick("int", "string", "global::System.Guid", "in long");
        return new TextUse(string.Empty, symbol + type, $"void operator {symbol}({type} other){body}");
    }
}
