using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>The settings of a <see cref="FallbackAttribute"/>. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FallbackOptions
{
    /// <summary>What it answers for.</summary>
    public FallbackWhen When { get; init; } = FallbackWhen.Any;

    /// <summary>The callee's exceptions that it answers for; empty = all.</summary>
    public IReadOnlyList<Type> Handle { get; init; } = [];

    /// <summary>The callee's exceptions that it leaves alone.</summary>
    public IReadOnlyList<Type> Ignore { get; init; } = [];

    /// <summary>The rejections of ours that its overloads take. Where another one ends the retries of a failing result, that result leaves.</summary>
    public IReadOnlyList<Type> Rejections { get; init; } = [typeof(RejectedException)];
}
