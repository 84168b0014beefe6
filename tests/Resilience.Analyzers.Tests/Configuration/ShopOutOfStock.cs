using Shop;

namespace Resilience.Analyzers.Tests.Configuration;

/// <summary>Nobody calls it: its proxy is made.</summary>
internal sealed class ShopOutOfStock : IShop
{
    public Task<int> CountAsync(int article, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<int> PriceAsync(int article, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<int> CountOfflineAsync(int article, CancellationToken cancellationToken) => Task.FromResult(0);
}
