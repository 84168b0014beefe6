using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PaymentService;

internal sealed class PaymentIdConverter() : ValueConverter<PaymentId, string>(id => id.Value, value => new PaymentId(value));
