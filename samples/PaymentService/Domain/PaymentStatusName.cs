using System.Collections.Frozen;

namespace PaymentService;

/// <summary>A status as callers and the database spell it: <c>QUEUED_FOR_RETRY</c>.</summary>
internal static class PaymentStatusName
{
    private static readonly FrozenDictionary<PaymentStatus, string> s_names = new Dictionary<PaymentStatus, string>
    {
        [PaymentStatus.Pending] = "PENDING",
        [PaymentStatus.Success] = "SUCCESS",
        [PaymentStatus.Failed] = "FAILED",
        [PaymentStatus.QueuedForRetry] = "QUEUED_FOR_RETRY",
        [PaymentStatus.NeedsAttention] = "NEEDS_ATTENTION",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, PaymentStatus> s_statuses =
        s_names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> All => s_names.Values.Order(StringComparer.Ordinal);

    public static string Of(PaymentStatus status) => s_names[status];

    public static PaymentStatus Parse(string name) => s_statuses[name];

    public static bool TryParse(string name, out PaymentStatus status) => s_statuses.TryGetValue(name, out status);
}
