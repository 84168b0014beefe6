using System.Collections.Concurrent;

namespace PaymentService.Tests;

/// <summary>Every request that really goes to Stripe, seen on its way; a test may do something before it goes, or after its answer has come.</summary>
internal sealed class Traffic
{
    /// <summary>Set by <see cref="Before"/>: the answer, without Stripe being asked.</summary>
    public static readonly HttpRequestOptionsKey<HttpResponseMessage> Instead = new("instead");

    private int _inFlight;

    /// <summary>Requests under way.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Method and path, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public Func<HttpRequestMessage, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public Func<HttpResponseMessage, CancellationToken, Task<HttpResponseMessage>> After { get; set; } = (response, _) => Task.FromResult(response);

    /// <summary>One for each client; they all report here.</summary>
    public DelegatingHandler Handler() => new Reporter(this);

    private sealed class Reporter(Traffic traffic) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref traffic._inFlight);
            try
            {
                traffic.Requests.Enqueue($"{request.Method} {request.RequestUri!.AbsolutePath}");
                await traffic.Before(request, cancellationToken);
                HttpResponseMessage response = request.Options.TryGetValue(Instead, out HttpResponseMessage? instead)
                    ? instead
                    : await base.SendAsync(request, cancellationToken);
                return await traffic.After(response, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref traffic._inFlight);
            }
        }
    }
}
