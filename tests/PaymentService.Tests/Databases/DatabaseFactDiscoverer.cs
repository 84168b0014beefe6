using Xunit.Abstractions;
using Xunit.Sdk;

namespace PaymentService.Tests;

internal sealed class DatabaseFactDiscoverer(IMessageSink diagnosticMessageSink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        DatabaseTestCase.ForEach(diagnosticMessageSink, discoveryOptions, testMethod, factAttribute);
}
