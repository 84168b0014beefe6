using System.Globalization;

namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>A type where it is used.</summary>
/// <param name="Template">As C#, with <c>{0}</c>, <c>{1}</c>… for the arguments.</param>
internal sealed record TypeUse(TypeForm Form, string Template, params IReadOnlyList<TypeUse> Arguments)
{
    private static readonly string[] s_noConstraints =
    [
        "string", "object", "global::System.ValueType", "global::System.Array", "global::Fuzz.Library.Dog", "global::Fuzz.Library.Old", "global::Fuzz.Library.Older", "global::Fuzz.Library.Fresh", "global::Fuzz.Library.Feed<{0}>",
    ];

    /// <summary>Delegates.</summary>
    private static readonly string[] s_sealed = ["global::System.Func<", "global::System.Action<", "global::System.EventHandler"];

    /// <summary>Those whose values have texts that can be parsed back, and enums.</summary>
    private static readonly string[] s_texts =
    [
        "int", "long", "bool", "byte", "sbyte", "ushort", "uint", "ulong", "char", "float", "double", "decimal", "nint", "nuint", "string", "global::System.Guid", "global::System.DateTime", "global::System.TimeSpan",
        "global::System.Half", "global::System.Int128", "global::System.Uri", "global::Fuzz.Library.Colour", "global::Fuzz.Library.Rights", "global::Fuzz.Library.Wide", "global::Fuzz.Library.Empty",
        "global::Fuzz.Library.@class.@event", "global::Fuzz.Library.Outer<{0}>.Kind",
    ];

    /// <summary>The template without what does not tell overloads apart: names in tuples, <c>dynamic</c>.</summary>
    public string? Erased { get; init; }

    /// <summary>Whether <c>?</c> follows.</summary>
    public bool IsAnnotated { get; init; }

    /// <summary>The type parameter that it is, or null.</summary>
    public string? Parameter { get; init; }

    /// <summary>Whether it is a type parameter that is constrained to what can be parsed.</summary>
    public bool IsParsable { get; init; }

    /// <summary>Whether it is a type parameter that is constrained to what is to be disposed.</summary>
    public bool IsDisposable { get; init; }

    public string Text => Fill(Template, argument => argument.Text) + (IsAnnotated ? "?" : string.Empty);

    /// <summary>By which overloads are told apart.</summary>
    public string Key => Fill(Erased ?? Template, argument => argument.Key) + (IsNullableValue ? "?" : string.Empty);

    /// <summary>By which a fallback is matched: annotations do not count, names in tuples and <c>dynamic</c> do.</summary>
    public string Exact => Fill(Template, argument => argument.Exact) + (IsNullableValue ? "?" : string.Empty);

    public bool IsAsync => Form is TypeForm.Task or TypeForm.TaskOf or TypeForm.ValueTask or TypeForm.ValueTaskOf or TypeForm.TaskLike or TypeForm.Stream;

    public bool IsReference => Form is TypeForm.Reference or TypeForm.Task or TypeForm.TaskOf or TypeForm.Stream or TypeForm.StreamLike;

    public bool IsConfined => Form is TypeForm.RefLike or TypeForm.Pointer;

    /// <summary>Whether it can be part of a key that is a text.</summary>
    public bool HasText => IsParsable || s_texts.Contains(Template);

    /// <summary>Whether a value of it can be written down and read again.</summary>
    public bool CanBeKept => !IsDisposable && Template is not ("object" or "dynamic" or "global::System.IO.Stream") && Form is not (TypeForm.Task or TypeForm.TaskOf or TypeForm.Stream or TypeForm.StreamLike);

    private bool IsNullableValue => IsAnnotated && Form == TypeForm.Value;

    /// <summary>Whether C# takes the type for a constraint.</summary>
    public bool IsConstraint => Parameter is not null || (IsReference && !s_noConstraints.Contains(Template) && !s_sealed.Any(start => Template.StartsWith(start, StringComparison.Ordinal)) && !Template.EndsWith(']'));

    /// <summary>The type parameters that occur in it.</summary>
    public IEnumerable<string> Parameters => Arguments.SelectMany(argument => argument.Parameters).Concat(Parameter is null ? [] : [Parameter]);

    public bool Contains(TypeForm form) => Form == form || Arguments.Any(argument => argument.Contains(form));

    /// <summary>The type with others in the place of type parameters.</summary>
    public TypeUse Replace(IReadOnlyDictionary<string, TypeUse> arguments)
        => Parameter is not null && arguments.TryGetValue(Parameter, out TypeUse? argument)
            ? argument with { IsAnnotated = argument.IsAnnotated || (IsAnnotated && (argument.Form != TypeForm.Value || Form == TypeForm.Value)) }
            : this with { Arguments = [.. Arguments.Select(inner => inner.Replace(arguments))] };

    private string Fill(string template, Func<TypeUse, string> write)
        => Arguments.Count == 0 ? template : string.Format(CultureInfo.InvariantCulture, template, [.. Arguments.Select(write)]);
}
