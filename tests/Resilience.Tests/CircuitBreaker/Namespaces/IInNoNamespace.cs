using System.Diagnostics.CodeAnalysis;

/// <summary>Its display name and its qualified name are one.</summary>
[SuppressMessage("Design", "CA1050", Justification = "That is the point of it.")]
internal interface IInNoNamespace;
