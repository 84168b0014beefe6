namespace Resilience.Tests;

internal interface IGateway;
