namespace Resilience;

/// <summary>Answers for a call that was rejected, timed out or failed.</summary>
/// <remarks>A fallback method has the parameters and the return type of the method it answers for. With a last parameter of an exception type it gets the cause; of several such overloads the most specific is chosen.</remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class FallbackAttribute : Attribute
{
    /// <summary>Answers with another method of the interface, called on the inner object, unguarded.</summary>
    /// <param name="method">The method's name.</param>
    public FallbackAttribute(string method) => Method = method;

    /// <summary>Answers with a public instance method, of the guarded method's name, of a type that is resolved from the scope in which the proxy lives, or constructed.</summary>
    /// <param name="type">The type. It is made when it is first needed: one that cannot be made is found then.</param>
    public FallbackAttribute(Type type) => Type = type;

    /// <summary>The name of the interface's method that answers, or null.</summary>
    public string? Method { get; }

    /// <summary>The type whose methods answer, or null.</summary>
    public Type? Type { get; }

    /// <summary>What the fallback answers for. Default: <see cref="FallbackWhen.Any"/>. The caller's own cancellation is never answered.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has a flag that is not one of the enumeration.</exception>
    public FallbackWhen When { get; set => field = Range.Flags(value, nameof(When)); } = FallbackWhen.Any;

    /// <summary>The callee's exceptions that the fallback answers for, subtypes included; empty = all.</summary>
    public Type[] Handle { get; set; } = [];

    /// <summary>The callee's exceptions that the fallback leaves alone, subtypes included; wins over <see cref="Handle"/>.</summary>
    public Type[] Ignore { get; set; } = [];
}
