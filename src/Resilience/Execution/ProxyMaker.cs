namespace Resilience.Execution;

/// <summary>Makes a proxy of one service type; the parameters are those of <see cref="IResilientProxy{TSelf, TService}.Create"/>.</summary>
internal delegate object ProxyMaker(object inner, ResilienceRuntime runtime, IServiceProvider? services, object? serviceKey, bool ownsInner);
