using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Resilience.Execution;

/// <summary>Marks a proxy, so that none is guarded twice. Generated code implements <see cref="IResilientProxy{TSelf, TService}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1040:Avoid empty interfaces", Justification = "The type of an unknown object must be told without reflection.")]
public interface IResilientProxy;
