using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace PaymentService.Tests;

/// <summary>A receiver of alerts on a real port, which is its own from the beginning; connections are refused until it is opened.</summary>
internal sealed class AlertListener : IAsyncDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private WebApplication? _app;
    private int _hanging;

    public AlertListener() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}";

    /// <summary>Bodies in the order in which they came, however they were answered.</summary>
    public ConcurrentQueue<string> Came { get; } = new();

    /// <summary>Those that were answered with success.</summary>
    public ConcurrentQueue<string> Told { get; } = new();

    /// <summary>Method, path, type and length of each.</summary>
    public ConcurrentQueue<string> Heads { get; } = new();

    /// <summary>A caller waits for an answer that will not come.</summary>
    public bool IsHanging => Volatile.Read(ref _hanging) > 0;

    public RequestDelegate Answers { get; set; } = Ok;

    public static Task Ok(HttpContext http) => Task.CompletedTask;

    /// <summary>Until the caller leaves.</summary>
    public async Task Hangs(HttpContext http)
    {
        Interlocked.Increment(ref _hanging);
        try
        {
            await new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref _hanging);
        }
    }

    public static Task Breaks(HttpContext http)
    {
        http.Abort();
        return Task.CompletedTask;
    }

    public static RequestDelegate With(int status) => http =>
    {
        http.Response.StatusCode = status;
        http.Response.Headers.Location = "/elsewhere";
        return Task.CompletedTask;
    };

    public async Task OpenAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(Address).UseSockets(sockets => sockets.CreateBoundListenSocket = _ => _socket);
        _app = builder.Build();
        _app.Run(TakeAsync);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _socket.Dispose();
    }

    private async Task TakeAsync(HttpContext http)
    {
        HttpRequest request = http.Request;
        using var reader = new StreamReader(request.Body);
        string body = await reader.ReadToEndAsync();
        Heads.Enqueue($"{request.Method} {request.Path}{request.QueryString} {request.ContentType} {request.ContentLength == body.Length}");
        Came.Enqueue(body);
        await Answers(http);
        if (http.Response.StatusCode == StatusCodes.Status200OK && !http.RequestAborted.IsCancellationRequested)
        {
            Told.Enqueue(body);
        }
    }
}
