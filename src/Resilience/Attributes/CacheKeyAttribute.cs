namespace Resilience;

/// <summary>Marks what tells calls apart for a <see cref="CoalesceAttribute"/>, or a cache. Where no parameter is marked, all are but the token.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class CacheKeyAttribute : Attribute;
