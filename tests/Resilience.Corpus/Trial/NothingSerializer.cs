using System.Buffers;
using Microsoft.Extensions.Caching.Hybrid;

namespace Resilience.Corpus;

/// <summary>Writes nothing down, and reads nothing: what all members of the guarded objects answer with, and what a cache can keep of any type.</summary>
internal sealed class NothingSerializer<T> : IHybridCacheSerializer<T>
{
    public T Deserialize(ReadOnlySequence<byte> source) => default!;

    public void Serialize(T value, IBufferWriter<byte> target)
    {
    }
}
