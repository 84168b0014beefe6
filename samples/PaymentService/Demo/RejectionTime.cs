using System.Diagnostics;

namespace PaymentService;

/// <summary>Measures what a call costs while the circuit is open: the proxy turns it away and the fallback answers.</summary>
internal static class RejectionTime
{
    private const int Batches = 1_000;
    private const int Calls = 100;

    /// <summary>The median over many small batches, because one call is shorter than a clock's tick.</summary>
    public static double Nanoseconds(IStripeGateway gateway)
    {
        _ = Batch(gateway, Batches * Calls); // so that the compiler has done its best
        double[] nanoseconds = [.. Enumerable.Range(0, Batches).Select(_ => Batch(gateway, Calls)).Order()];
        return nanoseconds[Batches / 2];
    }

    private static double Batch(IStripeGateway gateway, int calls)
    {
        var nobodys = new PaymentIntentId("pi_demo");
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            if (!gateway.ChargeAsync(nobodys, CancellationToken.None).IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("The circuit is not open.");
            }
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
    }
}
