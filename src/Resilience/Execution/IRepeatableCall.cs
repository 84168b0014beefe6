using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>A call with its arguments, kept for further attempts. For generated code.</summary>
/// <typeparam name="TTask">What the method returns.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRepeatableCall<out TTask>
{
    /// <summary>Makes the call.</summary>
    /// <param name="cancellationToken">The token for the callee.</param>
    /// <returns>The call.</returns>
    TTask Invoke(CancellationToken cancellationToken);
}
