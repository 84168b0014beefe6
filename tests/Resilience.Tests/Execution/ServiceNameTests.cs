using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>Services are displayed as a C# developer writes them.</summary>
public sealed class ServiceNameTests
{
    [Theory]
    [InlineData(typeof(IDisposable), "IDisposable")]
    [InlineData(typeof(IPlain), "ServiceNameTests.IPlain")]
    [InlineData(typeof(IComparable<string>), "IComparable<string>")]
    [InlineData(typeof(IComparable<int?>), "IComparable<int?>")]
    [InlineData(typeof(IComparable<DateTime[]>), "IComparable<DateTime[]>")]
    [InlineData(typeof(IComparable<object[,]>), "IComparable<object[,]>")]
    [InlineData(typeof(IDictionary<string, IList<decimal>>), "IDictionary<string,IList<decimal>>")]
    [InlineData(typeof(Outer<int>.IInner), "ServiceNameTests.Outer<int>.IInner")]
    [InlineData(typeof(Outer<int>.IInner<bool>), "ServiceNameTests.Outer<int>.IInner<bool>")]
    [InlineData(typeof(IComparable<Outer<Guid>.IInner<nint>>), "IComparable<ServiceNameTests.Outer<Guid>.IInner<nint>>")]
    [InlineData(typeof(IList<>), "IList<T>")]
    public void By_its_short_name(Type service, string name)
        => ServiceName.Display(service, null).ShouldBe(name);

    [Fact]
    public void With_its_key()
    {
        ServiceName.Display(typeof(IDisposable), "backup").ShouldBe("IDisposable[backup]");
        ServiceName.Display(typeof(IDisposable), 1.5).ShouldBe("IDisposable[1.5]");
        ServiceName.Display(typeof(IDisposable), DayOfWeek.Monday).ShouldBe("IDisposable[Monday]");
    }

    [Fact]
    public void With_its_namespace_where_it_is_asked_for()
    {
        ServiceName.Display(typeof(IPlain), null, qualified: true).ShouldBe("Resilience.Tests.ServiceNameTests.IPlain");
        ServiceName.Display(typeof(IPlain), "key", qualified: true).ShouldBe("Resilience.Tests.ServiceNameTests.IPlain[key]");
    }

    private interface IPlain;

    private static class Outer<T>
    {
        public interface IInner;

        public interface IInner<TOther>;
    }
}
