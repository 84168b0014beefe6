namespace PaymentService.Trials;

/// <summary>Which trial to run, and on which database.</summary>
internal static class CommandLine
{
    public const string Usage = """
        Usage: PaymentService.Trials <trial>
        """;
}
