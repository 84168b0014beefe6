namespace Resilience.Tests;

/// <summary>Open generic; its proxy was made for another version, and does not tell containers where the inner object is.</summary>
public interface ICodec<T>
{
    T Decode(T value);
}
