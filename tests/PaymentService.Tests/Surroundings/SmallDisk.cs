using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace PaymentService.Tests;

/// <summary>A file system of its own that a test can fill, free, and make read-only. It lives in memory and goes with the test.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Page = 4096;

    private SmallDisk(string folder) => Folder = folder;

    /// <summary>Why tests that need one are skipped; under CI they run, and fail.</summary>
    public static string? SkipReason { get; } = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)
        ? null
        : WhyNone() is { } obstacle ? $"NOT TESTED ON A FULL DISK. A small one takes root, on Linux: {obstacle}" : null;

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    public static SmallDisk Mount(int kilobytes = 1024)
    {
        string folder = Directory.CreateTempSubdirectory("small-disk").FullName;
        try
        {
            Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k,mode=777", "tmpfs", folder);
            return new SmallDisk(folder);
        }
        catch
        {
            Directory.Delete(folder);
            throw;
        }
    }

    /// <summary>Takes all the room there is, but for so many pages of 4 KiB.</summary>
    public void Fill(int pagesLeft = 0)
    {
        using FileStream ballast = new(Ballast, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        try
        {
            while (true)
            {
                ballast.Write(new byte[Page]);
            }
        }
        catch (IOException)
        {
            ballast.SetLength(Math.Max(0, ballast.Length - (pagesLeft * Page)));
        }
    }

    public void Free() => File.Delete(Ballast);

    public void GiveTo(string user) => Run("chown", user, Folder);

    public void SetReadOnly(bool readOnly)
    {
        if (readOnly)
        {
            // Not while somebody has a file open to write: the service's pool has, also when it writes nothing.
            SqliteConnection.ClearAllPools();
        }

        Run("mount", "-o", readOnly ? "remount,ro" : "remount,rw", Folder);
    }

    public void Dispose()
    {
        // Lazily: who still has a file open there is not to keep it for ever.
        Run("umount", "--lazy", Folder);
        Directory.Delete(Folder);
    }

    private static string? WhyNone()
    {
        try
        {
            Mount().Dispose();
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return exception.Message;
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {said.Trim()}");
        }
    }
}
