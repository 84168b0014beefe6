namespace PaymentService;

/// <summary>A payment that was stored a moment ago is not in the database any more: an older copy of it was put in its place.</summary>
internal sealed class PaymentGoneException(PaymentId payment)
    : Exception($"{payment} was stored a moment ago and is gone: an older copy of the database was put in its place");
