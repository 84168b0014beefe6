using System.Net;
using System.Net.Sockets;

namespace PaymentService.Trials;

/// <summary>
/// A free port on 127.0.0.1, held from the first to the last: a process that is killed and started again finds its address as it left it. The port is bound
/// and nobody listens at it here; Linux lets a server listen beside that, and gives the number to nobody else meanwhile.
/// </summary>
internal sealed class LoopbackPort : IDisposable
{
    private readonly Socket _reservation = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public LoopbackPort() => _reservation.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Number => ((IPEndPoint)_reservation.LocalEndPoint!).Port;

    public Uri Address => new($"http://127.0.0.1:{Number}");

    public void Dispose() => _reservation.Dispose();
}
