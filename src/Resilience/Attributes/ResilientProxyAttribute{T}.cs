namespace Resilience;

/// <summary>Makes a partial class the proxy of an interface that you do not own.</summary>
/// <remarks>
/// Policies on the class apply to all methods of the interface. A <c>public partial</c> declaration of a method with policies of its own overrides them for that method.
/// Register the interface as ever, then call <c>DecorateWithResilience</c> with the interface and the class.
/// An open generic interface has no place here; name it by <see cref="ResilientProxyAttribute"/>.
/// </remarks>
/// <typeparam name="T">The interface.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ResilientProxyAttribute<T> : Attribute
    where T : class;
