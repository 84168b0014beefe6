using System.Threading.Channels;
using Resilience;

namespace PaymentService;

/// <summary>The alerts that have yet to be sent. Nobody ever waits to put one in: where too many wait, the oldest gives way, because the newest state matters most.</summary>
internal sealed class AlertQueue : ICircuitListener
{
    /// <summary>More than a circuit that opens and tries in turn, every half minute, makes in ten minutes.</summary>
    public const int Capacity = 64;

    private readonly Channel<Alert> _waiting;

    public AlertQueue(ILogger<AlertQueue> log) => _waiting = Channel.CreateBounded<Alert>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
        dropped => log.LogError("{Capacity} alerts wait to be sent; the oldest gives way and is never told: {Alert}", Capacity, dropped));

    public ChannelReader<Alert> Waiting => _waiting.Reader;

    public void OnStateChanged(CircuitStateChange change) => _waiting.Writer.TryWrite(Alert.Of(change));
}
