using System.Security.Cryptography;
using System.Text;

namespace PaymentService;

/// <summary>Ours, and the idempotency key under which Stripe knows the payment.</summary>
internal readonly record struct PaymentId(string Value)
{
    private const int Bytes = 16;

    /// <summary>
    /// Follows from the caller's key, so that a key that is sent again is the same payment to Stripe even where the row is gone:
    /// an older copy of the database was put back, or a server that took another's place had not heard of it yet.
    /// </summary>
    public static PaymentId Of(string idempotencyKey) =>
        new($"pay_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(idempotencyKey)).AsSpan(0, Bytes))}");

    public override string ToString() => Value;
}
