using PaymentService.Trials;

namespace PaymentService.Tests;

public sealed class LoadPageTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Only_what_stands_between_the_marks_is_replaced()
    {
        await File.WriteAllTextAsync(_file, "before\n<!-- figures: written by the load trial -->\nold\n<!-- end of figures -->\nafter\n");

        await LoadPage.WriteAsync(_file, "new\n");

        (await File.ReadAllTextAsync(_file)).ShouldBe("before\n<!-- figures: written by the load trial -->\n\nnew\n\n<!-- end of figures -->\nafter\n");
    }

    [Fact]
    public async Task A_page_without_the_marks_is_left_alone()
    {
        await File.WriteAllTextAsync(_file, "nothing");

        (await Should.ThrowAsync<InvalidOperationException>(() => LoadPage.WriteAsync(_file, "new"))).Message.ShouldContain(_file);

        (await File.ReadAllTextAsync(_file)).ShouldBe("nothing");
    }
}
