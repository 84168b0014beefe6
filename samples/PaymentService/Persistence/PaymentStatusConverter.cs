using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PaymentService;

internal sealed class PaymentStatusConverter() : ValueConverter<PaymentStatus, string>(
    status => PaymentStatusName.Of(status), name => PaymentStatusName.Parse(name));
