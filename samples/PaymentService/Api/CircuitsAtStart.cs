namespace PaymentService;

/// <summary>Circuits are there from the first proxy on: they are to be seen, and opened by hand, before the first payment.</summary>
internal sealed class CircuitsAtStart(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        _ = scope.ServiceProvider.GetRequiredService<Gateways>();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
