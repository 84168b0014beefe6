namespace Resilience.Generators.Model;

/// <summary>A fallback.</summary>
/// <param name="Target">The object that answers; null for the inner object.</param>
/// <param name="Options">The initialisers of its options.</param>
/// <param name="OfRejection">What answers a rejection by the circuit; null where nothing does.</param>
/// <param name="Cases">What answers failures of which exception type, the most derived first.</param>
/// <param name="Otherwise">What answers all others; null where nothing does.</param>
internal sealed record FallbackModel(
    string Comment,
    EquatableArray<string> Options,
    FallbackTypeModel? Target,
    FallbackCallModel? OfRejection,
    EquatableArray<FallbackCallModel> Cases,
    FallbackCallModel? Otherwise);
