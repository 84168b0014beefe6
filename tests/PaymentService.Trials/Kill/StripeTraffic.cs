using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace PaymentService.Trials;

/// <summary>
/// Watches the requests to the simulated processors of this process through what ASP.NET Core tells of every request, so
/// that the simulator needs to know nothing of it. Whoever listens is told before the request goes on.
/// </summary>
internal sealed class StripeTraffic : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";
    private readonly Dictionary<int, Processor> _processors;
    private readonly TrialLog _log;
    private readonly List<IDisposable> _subscriptions = [];
    private readonly ConcurrentDictionary<(Processor Processor, string Intent), bool> _confirmed = new();

    /// <param name="processors">By the port.</param>
    /// <param name="log">Takes a line for each request and each answer.</param>
    public StripeTraffic(Dictionary<int, Processor> processors, TrialLog log)
    {
        (_processors, _log) = (processors, log);
        Keep(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public event Action<StripeMoment>? Reached;

    /// <summary>Intents for which a confirm has arrived.</summary>
    public ICollection<(Processor Processor, string Intent)> Confirmed => _confirmed.Keys;

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        // Every server has one; a simulator that was down comes back with a new one.
        if (value.Name == "Microsoft.AspNetCore")
        {
            Keep(value.Subscribe(this, name => name.StartsWith(Request, StringComparison.Ordinal)));
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        bool answered = value.Key == $"{Request}.Stop";
        if ((answered || value.Key == $"{Request}.Start")
            && value.Value is HttpContext http
            && _processors.TryGetValue(http.Connection.LocalPort, out Processor processor))
        {
            string key = http.Request.Headers.Authorization.ToString().Split(' ')[^1];
            StripeStep step = StepOf(http.Request);
            if (step is StripeStep.Confirm)
            {
                _confirmed[(processor, http.Request.Path.Value!.Split('/')[^2])] = true;
            }

            Reached?.Invoke(new StripeMoment(processor, key, step, answered));
            _log.Add(ProcessorName.Of(processor), $"{key} {http.Request.Method} {http.Request.Path} {http.Request.Headers["Idempotency-Key"]}{(answered ? $" {http.Response.StatusCode}" : "")}");
        }
    }

    public void OnCompleted()
    {
        // A server has ended.
    }

    public void OnError(Exception error)
    {
        // ASP.NET Core reports none here.
    }

    public void Dispose()
    {
        lock (_subscriptions)
        {
            _subscriptions.ForEach(subscription => subscription.Dispose());
        }
    }

    private static StripeStep StepOf(HttpRequest request) => request switch
    {
        { Method: "GET" } => StripeStep.Find,
        _ when request.Path.Value!.EndsWith("/confirm", StringComparison.Ordinal) => StripeStep.Confirm,
        _ when request.Path.Value!.EndsWith("/cancel", StringComparison.Ordinal) => StripeStep.Cancel,
        _ => StripeStep.Prepare,
    };

    private void Keep(IDisposable subscription)
    {
        lock (_subscriptions)
        {
            _subscriptions.Add(subscription);
        }
    }
}
