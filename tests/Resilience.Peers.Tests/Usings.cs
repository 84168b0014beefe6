global using Resilience.Tests;
global using Shouldly;
global using Xunit;
