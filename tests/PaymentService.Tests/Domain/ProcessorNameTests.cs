namespace PaymentService.Tests;

public sealed class ProcessorNameTests
{
    [Theory]
    [InlineData("stripe")]
    [InlineData("backup")]
    public void Names_are_read_as_they_are_written(string name) => ProcessorName.Of(ProcessorName.Parse(name)).ShouldBe(name);

    [Fact]
    public void A_name_that_a_newer_version_stored_is_refused_by_name() =>
        Should.Throw<InvalidOperationException>(() => ProcessorName.Parse("third")).Message.ShouldContain("'third'");
}
