namespace Resilience.Corpus.Tests;

/// <summary>A package that cannot be had is an error that names it, never a gap in the figures.</summary>
public sealed class PackageRestoreTests
{
    [Fact]
    public async Task A_package_that_cannot_be_installed_ends_the_run()
    {
        var exception = await Should.ThrowAsync<InvalidOperationException>(() => PackageRestore.RestoreAsync("Shouldly", "0.0.0-none", CancellationToken.None));

        exception.Message.ShouldStartWith("Shouldly 0.0.0-none could not be installed");
    }

    [Fact]
    public async Task A_package_without_anything_to_compile_against_ends_the_run()
    {
        var exception = await Should.ThrowAsync<InvalidOperationException>(() => PackageRestore.RestoreAsync("xunit", "2.9.3", CancellationToken.None));

        exception.Message.ShouldStartWith("xunit 2.9.3 brings no assembly to compile against");
    }
}
