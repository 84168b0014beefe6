namespace PaymentService.Tests;

public sealed class StorableTextTests
{
    [Theory]
    [InlineData(new[] { 'a', '\uD800', 'b' }, "a\uFFFDb")]
    [InlineData(new[] { '\uDC00' }, "\uFFFD")]
    [InlineData(new[] { '\0' }, "\uFFFD")]
    [InlineData(new[] { 'Z', 'o', '\u00EB', ' ', '\uD83D', '\uDE00' }, "Zo\u00EB \uD83D\uDE00")]
    public void Only_what_cannot_be_kept_is_replaced(char[] text, string kept) => StorableText.Clean(new string(text)).ShouldBe(kept);
}
