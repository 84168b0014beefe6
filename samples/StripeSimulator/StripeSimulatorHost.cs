namespace StripeSimulator;

/// <summary>
/// A Stripe on loopback: its API on one port, and on a second one the switches that break it. The same class runs in its
/// own process (<c>Program.cs</c>) and inside another program.
/// </summary>
public sealed class StripeSimulatorHost : IAsyncDisposable
{
    private readonly BookKeeper _books;
    private readonly ApiListener _api = new();
    private readonly FaultSwitch _faults;
    private WebApplication? _control;

    private StripeSimulatorHost(BookKeeper books)
    {
        _books = books;
        _faults = new FaultSwitch(_api);
    }

    /// <summary>
    /// Address of the Stripe API; the same for the host's whole life, through every fault. Stripe.net joins paths to it by
    /// hand and gets 404 from the trailing slash that <see cref="Uri.ToString"/> adds: give it <see cref="Uri.OriginalString"/>.
    /// </summary>
    public Uri ApiBase => _api.Address;

    /// <summary>Address of the control port: <c>/_faults</c>, <c>/_charges</c>, <c>/_health</c>.</summary>
    public Uri ControlBase { get; private set; } = new("http://127.0.0.1");

    /// <summary>Opens the books and both ports.</summary>
    /// <exception cref="IOException">A port is taken.</exception>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The books cannot be opened.</exception>
    public static async Task<StripeSimulatorHost> StartAsync(StripeSimulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        var host = new StripeSimulatorHost(BookKeeper.Open(options.Books));
        try
        {
            await host.OpenPortsAsync(options);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes both ports and breaks what is in flight; the books stay on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        await _faults.SetAsync(new Fault { Mode = FaultMode.Down });
        await _api.DisposeAsync();
        if (_control is not null)
        {
            await _control.DisposeAsync();
        }

        _faults.Dispose();
        _books.Dispose();
    }

    private async Task OpenPortsAsync(StripeSimulatorOptions options)
    {
        await _api.StartAsync(options.ApiPort, app => StripeApi.Map(app, new RequestPipeline(_books, _faults)));
        _control = await LoopbackServer.StartAsync(options.ControlPort, app => ControlApi.Map(app, _faults, _books, _api));
        ControlBase = _control.Address();
    }
}
