using System.Diagnostics;

namespace Resilience.Benchmarks;

/// <summary>From nothing to the first answer of so many services: makes their proxies and calls each once. In a process of its own, because it can be cold but once.</summary>
internal static class ColdStart
{
    public static void Run(int services, bool castle)
    {
        ColdCallee callee = new();
        ICold warm = callee;
        int sum = warm.GetAsync(0, CancellationToken.None).Result;
        long started = Stopwatch.GetTimestamp();
        ICold[] proxies = castle ? Castle(callee) : Generated(callee);
        foreach (ICold proxy in proxies.Take(services))
        {
            sum += proxy.GetAsync(1, CancellationToken.None).Result;
        }

        Console.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(started).TotalMilliseconds:F1}"));
        ICold[] Generated(ColdCallee inner) => [.. s_generated.Take(services).Select(make => make(inner))];
        ICold[] Castle(ColdCallee inner) => [.. s_castle.Take(services).Select(make => make(inner))];
    }

    private static readonly Func<ColdCallee, ICold>[] s_generated =
    [
        static inner => Resilient.Wrap<ICold01>(inner),
        static inner => Resilient.Wrap<ICold02>(inner),
        static inner => Resilient.Wrap<ICold03>(inner),
        static inner => Resilient.Wrap<ICold04>(inner),
        static inner => Resilient.Wrap<ICold05>(inner),
        static inner => Resilient.Wrap<ICold06>(inner),
        static inner => Resilient.Wrap<ICold07>(inner),
        static inner => Resilient.Wrap<ICold08>(inner),
        static inner => Resilient.Wrap<ICold09>(inner),
        static inner => Resilient.Wrap<ICold10>(inner),
        static inner => Resilient.Wrap<ICold11>(inner),
        static inner => Resilient.Wrap<ICold12>(inner),
        static inner => Resilient.Wrap<ICold13>(inner),
        static inner => Resilient.Wrap<ICold14>(inner),
        static inner => Resilient.Wrap<ICold15>(inner),
        static inner => Resilient.Wrap<ICold16>(inner),
        static inner => Resilient.Wrap<ICold17>(inner),
        static inner => Resilient.Wrap<ICold18>(inner),
        static inner => Resilient.Wrap<ICold19>(inner),
        static inner => Resilient.Wrap<ICold20>(inner),
        static inner => Resilient.Wrap<ICold21>(inner),
        static inner => Resilient.Wrap<ICold22>(inner),
        static inner => Resilient.Wrap<ICold23>(inner),
        static inner => Resilient.Wrap<ICold24>(inner),
        static inner => Resilient.Wrap<ICold25>(inner),
        static inner => Resilient.Wrap<ICold26>(inner),
        static inner => Resilient.Wrap<ICold27>(inner),
        static inner => Resilient.Wrap<ICold28>(inner),
        static inner => Resilient.Wrap<ICold29>(inner),
        static inner => Resilient.Wrap<ICold30>(inner),
        static inner => Resilient.Wrap<ICold31>(inner),
        static inner => Resilient.Wrap<ICold32>(inner),
        static inner => Resilient.Wrap<ICold33>(inner),
        static inner => Resilient.Wrap<ICold34>(inner),
        static inner => Resilient.Wrap<ICold35>(inner),
        static inner => Resilient.Wrap<ICold36>(inner),
        static inner => Resilient.Wrap<ICold37>(inner),
        static inner => Resilient.Wrap<ICold38>(inner),
        static inner => Resilient.Wrap<ICold39>(inner),
        static inner => Resilient.Wrap<ICold40>(inner),
        static inner => Resilient.Wrap<ICold41>(inner),
        static inner => Resilient.Wrap<ICold42>(inner),
        static inner => Resilient.Wrap<ICold43>(inner),
        static inner => Resilient.Wrap<ICold44>(inner),
        static inner => Resilient.Wrap<ICold45>(inner),
        static inner => Resilient.Wrap<ICold46>(inner),
        static inner => Resilient.Wrap<ICold47>(inner),
        static inner => Resilient.Wrap<ICold48>(inner),
        static inner => Resilient.Wrap<ICold49>(inner),
        static inner => Resilient.Wrap<ICold50>(inner),
    ];

    private static readonly Func<ColdCallee, ICold>[] s_castle =
    [
        static inner => CastlePollyInterceptor.Wrap<ICold01>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold02>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold03>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold04>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold05>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold06>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold07>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold08>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold09>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold10>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold11>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold12>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold13>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold14>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold15>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold16>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold17>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold18>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold19>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold20>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold21>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold22>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold23>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold24>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold25>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold26>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold27>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold28>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold29>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold30>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold31>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold32>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold33>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold34>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold35>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold36>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold37>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold38>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold39>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold40>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold41>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold42>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold43>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold44>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold45>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold46>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold47>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold48>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold49>(inner, PollyPipelines.Breaker),
        static inner => CastlePollyInterceptor.Wrap<ICold50>(inner, PollyPipelines.Breaker),
    ];
}
