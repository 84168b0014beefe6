namespace Resilience.Tests;

public sealed class Codec<T> : ICodec<T>
{
    public T Decode(T value) => value;
}
