namespace PaymentService;

/// <summary>A processor as callers and the database spell it: <c>backup</c>.</summary>
internal static class ProcessorName
{
    public static string Of(Processor processor) => processor is Processor.Stripe ? "stripe" : "backup";

    public static Processor Parse(string name) => name switch
    {
        "stripe" => Processor.Stripe,
        "backup" => Processor.Backup,
        _ => throw new InvalidOperationException($"'{name}' is no processor; there are stripe and backup. A newer version of the service has stored this."),
    };

    /// <summary>For sentences, at their beginning.</summary>
    public static string InWords(Processor processor) => processor is Processor.Stripe ? "Stripe" : "The backup processor";
}
