namespace Resilience.Tests;

internal interface IOther;
