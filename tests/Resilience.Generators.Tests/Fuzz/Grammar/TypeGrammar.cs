using Microsoft.CodeAnalysis.CSharp;
using Resilience.Generators.Tests.Fuzz.Cases;

namespace Resilience.Generators.Tests.Fuzz.Grammar;

/// <summary>Types.</summary>
internal sealed class TypeGrammar(Dice dice)
{
    private const string Library = "global::Fuzz.Library.";
    private const string Collections = "global::System.Collections.Generic.";
    private const string Tasks = "global::System.Threading.Tasks.";

    public static readonly TypeUse Void = new(TypeForm.Void, "void");
    public static readonly TypeUse Int = new(TypeForm.Value, "int");
    public static readonly TypeUse Text = new(TypeForm.Reference, "string");
    public static readonly TypeUse Token = new(TypeForm.Token, "global::System.Threading.CancellationToken");

    private static readonly string[] s_values =
    [
        "int", "int", "long", "bool", "byte", "sbyte", "ushort", "uint", "ulong", "char", "float", "double", "decimal", "nint", "nuint", "global::System.Guid", "global::System.DateTime",
        "global::System.TimeSpan", "global::System.Half", "global::System.Int128", Library + "Colour", Library + "Rights", Library + "Wide", Library + "Empty", Library + "Money", Library + "Point", Library + "@class.@event",
    ];

    private static readonly string[] s_references =
    [
        "string", "string", "object", "global::System.Uri", "global::System.Exception", "global::System.Type", "global::System.Delegate", "global::System.Enum", "global::System.ValueType", "global::System.Array",
        Library + "Person", Library + "Animal", Library + "Dog", Library + "@class", Library + "@class.@new", Library + "IMarker", Library + "Old", Library + "Older", Library + "Fresh", "global::System.IO.Stream",
    ];

    /// <summary>A type that may stand anywhere, as a type argument too.</summary>
    public TypeUse Any(Scope scope, int depth = 2)
    {
        TypeUse type = depth == 0 ? Leaf(scope) : dice.Weigh(
            (9, () => Leaf(scope)),
            (3, () => Generic(scope, depth - 1)),
            (1, () => Array(scope, depth - 1)),
            (1, () => Tuple(scope, depth - 1)));
        return Annotate(type, scope, 25);
    }

    /// <summary>A type that has no null: what a dictionary's keys may be.</summary>
    public TypeUse NotNull(Scope scope) => dice.Weigh(
        (2, () => Value()),
        (2, () => new TypeUse(TypeForm.Reference, dice.Pick(s_references))),
        (1, () => scope.Anywhere.FirstOrDefault(parameter => parameter.Form == TypeForm.Value)?.AsType() ?? Int));

    /// <summary>A parameter's type, passed by value.</summary>
    public TypeUse Input(Scope scope) => dice.Weigh(
        (70, () => Any(scope)),
        (10, () => Alone(scope, isInput: true)),
        (12, () => Annotate(Token, scope, 5)),
        (7, () => RefLike(scope)),
        (3, () => Pointer(scope)),
        (2, () => Awaited(scope)));

    /// <summary>What a method returns by value.</summary>
    public TypeUse Output(Scope scope) => dice.Weigh(
        (14, () => Void),
        (40, () => Awaited(scope)),
        (22, () => Any(scope)),
        (9, () => Alone(scope, isInput: false)),
        (5, () => RefLike(scope)),
        (2, () => Pointer(scope)),
        (4, () => Stream(scope)),
        (1, () => new TypeUse(TypeForm.TaskLike, Library + "Job")),
        (1, () => new TypeUse(TypeForm.TaskLike, Library + "Job<{0}>", Any(scope, 1))),
        (1, () => new TypeUse(TypeForm.Awaitable, Library + "Promise")));

    /// <summary>A type parameter by itself, where there is one.</summary>
    public TypeUse Alone(Scope scope, bool isInput)
    {
        IReadOnlyList<TypeParameterUse> parameters = scope.Alone(isInput);
        return parameters.Count == 0 ? Any(scope) : Annotate(dice.Pick(parameters).AsType(), scope, 30);
    }

    public TypeUse Event(Scope scope) => Annotate(
        dice.Weigh(
            (3, () => new TypeUse(TypeForm.Reference, "global::System.EventHandler")),
            (2, () => new TypeUse(TypeForm.Reference, "global::System.EventHandler<{0}>", Any(scope, 1))),
            (2, () => new TypeUse(TypeForm.Reference, "global::System.Action<{0}, {1}>", Any(scope, 1), Any(scope, 1))),
            (1, () => new TypeUse(TypeForm.Reference, Library + "Signal<{0}>", Any(scope, 1))),
            (1, () => new TypeUse(TypeForm.Reference, Library + "Outer<{0}>.Made", Around(scope, 1)))),
        scope,
        70);

    public TypeUse Annotate(TypeUse type, Scope scope, int percent)
    {
        if (type.IsAnnotated || !dice.Chance(percent))
        {
            return type;
        }

        return type.Form switch
        {
            TypeForm.Value => type with { IsAnnotated = true },
            TypeForm.Token or TypeForm.ValueTask or TypeForm.ValueTaskOf => type with { Form = TypeForm.Value, IsAnnotated = true },
            TypeForm.Open when scope.IsNullable => type with { IsAnnotated = true },
            _ when type.IsReference && scope.IsNullable => type with { IsAnnotated = true },
            _ => type,
        };
    }

    private TypeUse Value() => new(TypeForm.Value, dice.Pick(s_values));

    private TypeUse Leaf(Scope scope) => dice.Weigh(
        (5, () => Value()),
        (5, () => new TypeUse(TypeForm.Reference, dice.Pick(s_references))),
        (1, () => new TypeUse(TypeForm.Reference, "dynamic") { Erased = "object" }),
        (4, () => scope.Anywhere.Count == 0 ? Value() : dice.Pick(scope.Anywhere).AsType()));

    private TypeUse Generic(Scope scope, int depth)
    {
        TypeUse Argument() => Any(scope, depth);
        return dice.Weigh(
            (3, () => new TypeUse(TypeForm.Reference, Collections + "List<{0}>", Argument())),
            (2, () => new TypeUse(TypeForm.Reference, Collections + "Dictionary<{0}, {1}>", NotNull(scope), Argument())),
            (2, () => new TypeUse(TypeForm.Reference, Collections + "IReadOnlyList<{0}>", Argument())),
            (2, () => new TypeUse(TypeForm.Reference, "global::System.Func<{0}, {1}>", Argument(), Argument())),
            (1, () => new TypeUse(TypeForm.Reference, "global::System.Action<{0}>", Argument())),
            (1, () => new TypeUse(TypeForm.Reference, "global::System.Lazy<{0}>", Argument())),
            (2, () => new TypeUse(TypeForm.Value, Collections + "KeyValuePair<{0}, {1}>", Argument(), Argument())),
            (1, () => new TypeUse(TypeForm.Value, Library + "Pair<{0}, {1}>", Argument(), Argument())),
            (1, () => new TypeUse(TypeForm.Value, "global::System.ReadOnlyMemory<{0}>", Argument())),
            (2, () => new TypeUse(TypeForm.Reference, Library + "Outer<{0}>.Inner<{1}>", Around(scope, depth), Argument())),
            (1, () => new TypeUse(TypeForm.Value, Library + "Outer<{0}>.Value", Around(scope, depth))),
            (1, () => new TypeUse(TypeForm.Value, Library + "Outer<{0}>.Kind", Around(scope, depth))),
            (1, () => new TypeUse(TypeForm.Reference, Library + "IMarker<{0}>", Argument())),
            (1, () => Awaited(scope, depth)));
    }

    /// <summary>The argument of a type around another. The compiler itself (5.0) fails on one that is a method's annotated type parameter, where the method implements explicitly.</summary>
    private TypeUse Around(Scope scope, int depth) => Any(scope with { TypeParameters = [] }, depth);

    private TypeUse Array(Scope scope, int depth)
    {
        TypeUse element = scope.AllowsUnsafe && dice.Chance(5) ? new TypeUse(TypeForm.Pointer, "int*") : Any(scope, depth);
        return new TypeUse(TypeForm.Reference, dice.Pick("{0}[]", "{0}[]", "{0}[]", "{0}[,]"), element);
    }

    private TypeUse Tuple(Scope scope, int depth)
    {
        int count = dice.Chance(5) ? 9 : 2 + dice.Below(2);
        TypeUse[] elements = [.. Enumerable.Range(0, count).Select(_ => Any(scope, count > 3 ? 0 : depth))];
        string[] names = ["First", "second", "@class", "Größe", "e", "f", "g", "h", "i"];
        bool[] isNamed = [.. elements.Select(_ => dice.Chance(50))];
        return new TypeUse(TypeForm.Value, $"({string.Join(", ", elements.Select((_, at) => $"{{{at}}}{(isNamed[at] ? " " + names[at] : string.Empty)}"))})", elements)
        {
            Erased = $"({string.Join(", ", elements.Select((_, at) => $"{{{at}}}"))})",
        };
    }

    private TypeUse Awaited(Scope scope, int depth = 2) => dice.Weigh(
        (3, () => Annotate(new TypeUse(TypeForm.Task, Tasks + "Task"), scope, 5)),
        (5, () => Annotate(new TypeUse(TypeForm.TaskOf, Tasks + "Task<{0}>", Any(scope, depth)), scope, 5)),
        (2, () => Annotate(new TypeUse(TypeForm.ValueTask, Tasks + "ValueTask"), scope, 3)),
        (3, () => Annotate(new TypeUse(TypeForm.ValueTaskOf, Tasks + "ValueTask<{0}>", Any(scope, depth)), scope, 3)));

    private TypeUse Stream(Scope scope) => dice.Weigh(
        (4, () => Annotate(new TypeUse(TypeForm.Stream, Collections + "IAsyncEnumerable<{0}>", Any(scope, 1)), scope, 5)),
        (2, () => Annotate(new TypeUse(TypeForm.Stream, Collections + "IAsyncEnumerator<{0}>", Any(scope, 1)), scope, 5)),
        (1, () => new TypeUse(TypeForm.StreamLike, Library + "Feed<{0}>", Any(scope, 1))));

    private TypeUse RefLike(Scope scope) => dice.Weigh(
        (3, () => new TypeUse(TypeForm.RefLike, "global::System.Span<{0}>", Any(scope, 1))),
        (4, () => new TypeUse(TypeForm.RefLike, "global::System.ReadOnlySpan<{0}>", Any(scope, 1))),
        (1, () => new TypeUse(TypeForm.RefLike, Library + "Window")),
        (1, () => scope.Language < LanguageVersion.CSharp13 || scope.TypeParameters.FirstOrDefault(parameter => parameter.Form == TypeForm.RefLike) is not { } parameter
            ? new TypeUse(TypeForm.RefLike, Library + "Window")
            : new TypeUse(TypeForm.RefLike, Library + "Window<{0}>", parameter.AsType())));

    private TypeUse Pointer(Scope scope) => !scope.AllowsUnsafe ? Any(scope) : new TypeUse(
        TypeForm.Pointer,
        dice.Pick("int*", "void*", "byte**", Library + "Point*", "delegate*<int, void>", "delegate* unmanaged<byte*, int>", "delegate*<in int, out string, dynamic>", "delegate* unmanaged[Cdecl, SuppressGCTransition]<void>"));
}
