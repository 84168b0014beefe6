using System.Net.Sockets;
using System.Text;

namespace PaymentService.Tests;

/// <summary>A connection on which a test writes bytes that no HTTP client would, and when it likes.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly Socket _socket;
    private readonly NetworkStream _stream;

    private RawConnection(Socket socket) => (_socket, _stream) = (socket, new NetworkStream(socket, ownsSocket: true));

    /// <summary>A whole request that pays.</summary>
    public static string Payment(string key, string headers = "") => Head(key, headers, Body.Length) + Body;

    public static string Body => """{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa"}""";

    public static string Head(string key, string headers, int length) => $"""
        POST /payments HTTP/1.1
        Host: localhost
        Connection: close
        Content-Type: application/json
        Idempotency-Key: {key}
        Content-Length: {length}
        {headers}
        """.ReplaceLineEndings("\r\n").TrimEnd() + "\r\n\r\n";

    public static async Task<RawConnection> OpenAsync(Service service)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(service.Address.Host, service.Address.Port);
        return new RawConnection(socket);
    }

    /// <summary>Sends it all and reads up to the end of the connection, which the request must ask for.</summary>
    public static async Task<RawAnswer> ExchangeAsync(Service service, byte[] request)
    {
        using RawConnection connection = await OpenAsync(service);
        await connection.SendAsync(request);
        return await connection.ReadToEndAsync();
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    /// <returns>Also where the service hangs up before it has read everything.</returns>
    public async Task SendAsync(byte[] bytes)
    {
        try
        {
            await _stream.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // Its answer is still to be read.
        }
    }

    /// <summary>No more will come. Kestrel takes it for a caller that has gone.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Everything up to the end of the connection.</summary>
    public async Task<RawAnswer> ReadToEndAsync()
    {
        using var deadline = new CancellationTokenSource(s_patience);
        using var all = new MemoryStream();
        try
        {
            await _stream.CopyToAsync(all, deadline.Token);
        }
        catch (IOException)
        {
            // A reset, as follows a request that was not read to its end.
        }

        return RawAnswer.Parse(Encoding.UTF8.GetString(all.ToArray()));
    }

    /// <summary>Breaks the connection as a dying machine or a cut cable does: with a reset, not a polite end.</summary>
    public void Cut()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    public void Dispose() => _stream.Dispose();
}
