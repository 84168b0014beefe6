namespace Resilience.Corpus.Tests;

/// <summary>The committed figures are those of the packages that are listed, and nothing in them has failed.</summary>
public sealed class ReportTests
{
    [Fact]
    public void The_report_is_about_the_frameworks_and_all_packages_in_the_versions_listed()
        => Page.Libraries.Skip(SharedFrameworks.Read().Count).ShouldBe(PackageList.Read().Select(package => $"{package.Name} {package.Version}"));

    [Fact]
    public void Nothing_in_the_report_has_failed() => Page.Figure("**", "**failed**").ShouldBe(0);
}
