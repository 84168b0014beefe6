using System.Globalization;
using System.Text.RegularExpressions;

namespace Resilience.Package.Tests;

/// <summary>How much machine code a healthy call is, in the released library and fully optimised: the size says that what is to be inlined is, and that nothing else came with it. Times would tell of the machine.</summary>
[Collection(nameof(PackageFixture))]
public sealed partial class MachineCodeTests(PackageFixture package)
{
    private const string Program = """
        using Resilience;

        IHot hot = Resilient.Wrap<IHot>(new Hot());
        int sum = 0;
        for (int i = 0; i < 100; i++)
        {
            sum += hot.BreakAsync(i, default).Result + hot.JudgeAsync(i, default).Result + hot.GuardAsync(i, default).Result + hot.BackAsync(i, default).Result + hot.Break(i);
        }

        Console.WriteLine(sum);

        public interface IHot
        {
            [CircuitBreaker]
            Task<int> BreakAsync(int id, CancellationToken cancellationToken);

            [CircuitBreaker(ErrorThresholdPercentage = 50)]
            Task<int> JudgeAsync(int id, CancellationToken cancellationToken);

            [CircuitBreaker, Timeout(5_000), Retry(3, Idempotent = true)]
            Task<int> GuardAsync(int id, CancellationToken cancellationToken);

            [CircuitBreaker, Fallback(typeof(Backup))]
            Task<int> BackAsync(int id, CancellationToken cancellationToken);

            [CircuitBreaker]
            int Break(int id);
        }

        public sealed class Hot : IHot
        {
            private readonly Task<int> _answer = Task.FromResult(1);

            public Task<int> BreakAsync(int id, CancellationToken cancellationToken) => _answer;

            public Task<int> JudgeAsync(int id, CancellationToken cancellationToken) => _answer;

            public Task<int> GuardAsync(int id, CancellationToken cancellationToken) => _answer;

            public Task<int> BackAsync(int id, CancellationToken cancellationToken) => _answer;

            public int Break(int id) => 1;
        }

        public sealed class Backup
        {
            public Task<int> BackAsync(int id, CancellationToken cancellationToken) => Task.FromResult(-1);
        }
        """;

    /// <summary>Bytes on x64, and a tenth more; elsewhere the same code is smaller or as large.</summary>
    private static readonly Dictionary<string, int> s_budgets = new()
    {
        ["BreakAsync"] = 840,
        ["JudgeAsync"] = 790,
        ["GuardAsync"] = 865,
        ["BackAsync"] = 800,
        ["Break"] = 675,
    };

    [Fact]
    public async Task A_healthy_call_keeps_to_its_budget_of_machine_code()
    {
        string folder = package.NewProject("Hot", "Microsoft.NET.Sdk", Program);
        await Dotnet.RunAsync(folder, "build", "-c", "Release");
        string log = Path.Combine(folder, "compiled.txt");

        string output = await Dotnet.RunAsync(
            folder,
            new Dictionary<string, string> { ["DOTNET_TieredCompilation"] = "0", ["DOTNET_JitStdOutFile"] = log, ["DOTNET_JitDisasmSummary"] = "1" },
            Path.Combine("bin", "Release", "net10.0", "Hot.dll"));

        output.Trim().ShouldBe("500");
        Dictionary<string, int> sizes = Compiled().Matches(await File.ReadAllTextAsync(log)).ToDictionary(static method => method.Groups["name"].Value, static method => int.Parse(method.Groups["size"].Value, CultureInfo.InvariantCulture));
        sizes.Keys.ShouldBe(s_budgets.Keys, ignoreOrder: true);
        sizes.Where(static method => method.Value > s_budgets[method.Key]).ShouldBeEmpty();
    }

    [GeneratedRegex(@"JIT compiled ResilientHot:(?<name>\w+)\(.*code size=(?<size>\d+)")]
    private static partial Regex Compiled();
}
