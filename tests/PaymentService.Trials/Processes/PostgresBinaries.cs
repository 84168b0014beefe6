namespace PaymentService.Trials;

/// <summary>Where this machine keeps PostgreSQL's programs, if it has them.</summary>
internal static class PostgresBinaries
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>The folder of <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>; null where there is none.</summary>
    /// <remarks>Debian puts a folder for each version beside the path; elsewhere they are on the path.</remarks>
    public static string? Folder { get; } = InDebian().Concat(OnPath()).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));

    private static IEnumerable<string> InDebian() => !Directory.Exists(Debian) ? [] : Directory.GetDirectories(Debian)
        .OrderByDescending(version => double.TryParse(Path.GetFileName(version), out double number) ? number : 0)
        .Select(version => Path.Combine(version, "bin"));

    private static string[] OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
