using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PaymentService;

internal sealed class PaymentIntentIdConverter() : ValueConverter<PaymentIntentId, string>(id => id.Value, value => new PaymentIntentId(value));
