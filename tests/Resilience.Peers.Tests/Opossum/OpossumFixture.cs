namespace Resilience.Peers.Tests;

/// <summary>One program for all tests, started by the first that needs it.</summary>
public sealed class OpossumFixture : IDisposable
{
    private readonly Lazy<NodeProgram> _program = new(NodeProgram.Start);

    internal NodeProgram Program => _program.Value;

    public void Dispose()
    {
        if (_program.IsValueCreated)
        {
            _program.Value.Dispose();
        }
    }
}
