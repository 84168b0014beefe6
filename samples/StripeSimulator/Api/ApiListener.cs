using System.Net;
using System.Net.Sockets;

namespace StripeSimulator;

/// <summary>The API's port, which can be closed and opened again: while closed, connections are refused by the system.</summary>
internal sealed class ApiListener : IAsyncDisposable
{
    private Action<WebApplication>? _map;
    private WebApplication? _server;
    private Socket? _reservation;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public bool Listening => _server is not null;

    /// <summary>Opens a port, 0 for a free one, and keeps it for good.</summary>
    public async Task StartAsync(int port, Action<WebApplication> map)
    {
        _map = map;
        _server = await LoopbackServer.StartAsync(port, map);
        Address = _server.Address();
    }

    public async Task ReopenAsync()
    {
        if (_server is null && _map is not null)
        {
            _reservation?.Dispose();
            _server = await LoopbackServer.StartAsync(Address.Port, _map);
        }
    }

    /// <summary>Refuses new connections and breaks the ones that are open.</summary>
    public async Task CloseAsync()
    {
        if (_server is null)
        {
            return;
        }

        await using (_server)
        {
            // A token that is already cancelled leaves no time to finish politely.
            await _server.StopAsync(new CancellationToken(canceled: true));
        }

        _server = null;
        // Bound but not listening: refuses connections like a closed port, and nobody else is given the number meanwhile.
        _reservation = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _reservation.Bind(new IPEndPoint(IPAddress.Loopback, Address.Port));
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _reservation?.Dispose();
    }
}
