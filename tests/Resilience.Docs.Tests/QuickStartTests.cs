using System.Diagnostics;

namespace Resilience.Docs.Tests;

public sealed class QuickStartTests
{
    private static readonly string s_program = Documents.Read("samples/QuickStart/Program.cs").TrimEnd();

    [Fact]
    public void The_readme_shows_the_quick_start_as_it_is()
        => Documents.Fences("README.md", "csharp").Select(static fence => fence.Text.TrimEnd()).ShouldContain(s_program);

    [Fact]
    public async Task The_quick_start_prints_what_the_readme_says()
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [typeof(QuickStartTests).Assembly.Location.Replace("Resilience.Docs.Tests.dll", "QuickStart.dll", StringComparison.Ordinal)])
        {
            RedirectStandardOutput = true,
        })!;
        using CancellationTokenSource deadline = new(TimeSpan.FromMinutes(1));
        string output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);

        process.ExitCode.ShouldBe(0);
        Documents.Fences("README.md", "text").Select(static fence => fence.Text.Trim()).ShouldContain(output.ReplaceLineEndings("\n").Trim());
    }
}
