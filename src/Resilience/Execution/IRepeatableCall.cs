using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>A call with its arguments, kept for further attempts and for the fallback. For generated code.</summary>
/// <typeparam name="TTask">What the method returns.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRepeatableCall<TTask>
{
    /// <summary>Makes the call.</summary>
    /// <param name="cancellationToken">The token for the callee.</param>
    /// <returns>The call.</returns>
    TTask Invoke(CancellationToken cancellationToken);

    /// <summary>Asks the fallback, of a method that has one.</summary>
    /// <param name="failure">What it is to answer for.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The answer.</returns>
    TTask Fallback(in CallFailure failure, CancellationToken cancellationToken)
        => throw new InvalidOperationException($"{GetType()} has no fallback.");
}
