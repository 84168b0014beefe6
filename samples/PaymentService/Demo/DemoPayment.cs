using System.Net;

namespace PaymentService;

/// <summary>A payment as the one who paid saw it.</summary>
internal sealed record DemoPayment(int Number, string Id, HttpStatusCode Code, string Answer, TimeSpan Took);
