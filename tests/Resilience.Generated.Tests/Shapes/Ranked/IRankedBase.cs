using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

public interface IRankedBase<T>
{
    [OverloadResolutionPriority(1)]
    string Inherited(object value);

    string Inherited(T value);
}
