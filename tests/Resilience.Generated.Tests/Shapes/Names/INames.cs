using System.Diagnostics.CodeAnalysis;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Names that are keywords, are not ASCII, or are those of the proxy's own members and locals.</summary>
[SuppressMessage("Naming", "CA1716", Justification = "Keywords are what is tried.")]
public interface INames
{
    int @class(int @event, CancellationToken @void);

    Task<int> @await(int @async, CancellationToken @yield);

    int @field(int @value, int @var, int @record, int @scoped, int @required, CancellationToken @default);

    int Größe(int ширина, CancellationToken マーク);

    int _inner(int _policies, CancellationToken _services);

    int Policies(int inner, int runtime, int services, int serviceKey, CancellationToken ownsInner);

    int Circuits(int Circuit, CancellationToken token);

    int Create(int ResilientGuardedNames_All, CancellationToken token);

    int ToString(int format, CancellationToken token);

    string ToString();

    bool Equals(object? obj);

    int GetHashCode();

    Task<int> ClassSlow(int call, int permit, int deadline, int expires, int started, int admitted, int retry, int failure, int result, int exception, int fallback, int cause, CancellationToken token);

    int LocalsOf(ref int call, int permit, int deadline, int expires, int started, int admitted, int retry, int failure, int result, int exception, int fallback, int cause, CancellationToken token);

    int get_Item(int set_Item, CancellationToken token);
}
