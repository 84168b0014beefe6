namespace Resilience;

/// <summary>Makes a partial class the proxy of an interface that you do not own: of a closed one, or of an open generic one as <c>typeof(IRepository&lt;&gt;)</c>, whose type parameters the class repeats.</summary>
/// <remarks>
/// Policies on the class apply to all methods of the interface. A <c>public partial</c> declaration of a method with policies of its own overrides them for that method.
/// Register the interface as ever, then call <c>DecorateWithResilience</c> with the interface and the class.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ResilientProxyAttribute : Attribute
{
    /// <summary>Names the interface.</summary>
    /// <param name="service">The interface. Of an open generic one the class has the same number of type parameters.</param>
    public ResilientProxyAttribute(Type service) => Service = service;

    /// <summary>The interface.</summary>
    public Type Service { get; }
}
