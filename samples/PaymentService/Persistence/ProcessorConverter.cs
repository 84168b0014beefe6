using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PaymentService;

internal sealed class ProcessorConverter() : ValueConverter<Processor, string>(
    processor => ProcessorName.Of(processor), name => ProcessorName.Parse(name));
