using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PaymentService;

/// <summary>Moments as numbers: SQLite can order and compare them then, which it cannot do with a <see cref="DateTimeOffset"/>.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    moment => moment.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
