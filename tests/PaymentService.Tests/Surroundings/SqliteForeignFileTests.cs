using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;

namespace PaymentService.Tests;

/// <summary>What stands in the database's place is no database.</summary>
public sealed class SqliteForeignFileTests : ServiceTest
{
    private string Foreign => Path.Combine(Folder, "letter.txt");

    [DatabaseTheory(On = Databases.Sqlite)]
    [InlineData(16)]
    [InlineData(8_192)]
    public async Task It_is_named_in_the_log_answered_503_and_never_written_to(int length)
    {
        byte[] letter = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("Dear Mr Holmes! ", length / 16)));
        await File.WriteAllBytesAsync(Foreign, letter);
        await using Service service = await StartServiceAsync($"--ConnectionStrings:Payments=Data Source={Foreign}");

        (await service.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        (await service.GetAsync("/payments")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable);
        (await service.GetAsync("/health")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);

        service.Log.ShouldContain(record => record.Level == LogLevel.Error && record.Message.Contains("file is not a database", StringComparison.Ordinal));
        (await File.ReadAllBytesAsync(Foreign)).ShouldBe(letter);
        Traffic.Requests.ShouldBeEmpty();
    }
}
