using System.Security.Cryptography;

namespace StripeSimulator;

/// <summary>Ids that look like Stripe's: <c>pi_3Qd…</c>.</summary>
internal static class Identifier
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string New(string prefix, int length = 24) => $"{prefix}_{RandomNumberGenerator.GetString(Alphabet, length)}";
}
