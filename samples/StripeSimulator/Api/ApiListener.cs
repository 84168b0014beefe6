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
        _reservation = OperatingSystem.IsLinux() ? Reserve(port) : null;
        _server = await LoopbackServer.StartAsync((_reservation?.LocalEndPoint as IPEndPoint)?.Port ?? port, map);
        Address = _server.Address();
    }

    public async Task ReopenAsync()
    {
        if (_server is null && _map is not null)
        {
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
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _reservation?.Dispose();
    }

    /// <summary>
    /// Binds the port for as long as the listener lives, without listening. Linux lets a server listen beside it; while none does, connections are refused as on
    /// a closed port, and the number is given to nobody else, not even for the moment in which the server goes. Other systems do not share a number so.
    /// </summary>
    private static Socket Reserve(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return socket;
        }
        catch (SocketException taken)
        {
            socket.Dispose();
            throw new IOException($"Failed to bind to address http://127.0.0.1:{port}: address already in use.", taken);
        }
    }
}
