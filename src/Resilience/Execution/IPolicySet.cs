using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>The policies of one proxy type, made once per runtime and service key and shared by all its instances. Implemented by generated code.</summary>
/// <typeparam name="TSelf">The set.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPolicySet<TSelf>
    where TSelf : class, IPolicySet<TSelf>
{
    /// <summary>Makes the set.</summary>
    /// <param name="binder">Makes the policies.</param>
    /// <returns>The set.</returns>
    static abstract TSelf Create(PolicyBinder binder);
}
