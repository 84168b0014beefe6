using System.Globalization;

namespace Resilience.Benchmarks;

/// <summary>One row of a report of BenchmarkDotNet: the median, and what the class that it is in takes as its measure.</summary>
/// <param name="Class">The class of benchmarks.</param>
/// <param name="Name">The method, with its parameters.</param>
/// <param name="Nanoseconds">The median.</param>
internal sealed record Result(string Class, string Name, double Nanoseconds)
{
    private const string Suffix = "-report.csv";

    /// <summary>All rows of all reports in a folder.</summary>
    public static Result[] Read(string folder)
        => [.. Directory.EnumerateFiles(folder, "*" + Suffix).Order(StringComparer.Ordinal).SelectMany(static file => Rows(file))];

    private static IEnumerable<Result> Rows(string file)
    {
        string name = Path.GetFileName(file)[..^Suffix.Length].Split('.')[^1];
        string[] lines = File.ReadAllLines(file);
        string[] heads = lines[0].Split(',');
        int median = Array.IndexOf(heads, "Median");
        int keys = Array.IndexOf(heads, "Keys");
        foreach (string[] cells in lines.Skip(1).Select(Cells))
        {
            if (TryParse(cells[median], out double nanoseconds))
            {
                yield return new Result(name, keys < 0 ? cells[0] : $"{cells[0]}, {cells[keys]} keys", nanoseconds);
            }
        }
    }

    /// <summary>Cells with commas in them are quoted.</summary>
    private static string[] Cells(string line)
    {
        List<string> cells = [];
        int start = 0;
        bool isQuoted = false;
        for (int at = 0; at <= line.Length; at++)
        {
            if (at == line.Length || (line[at] == ',' && !isQuoted))
            {
                cells.Add(line[start..at].Trim('"'));
                start = at + 1;
            }
            else if (line[at] == '"')
            {
                isQuoted = !isQuoted;
            }
        }

        return [.. cells];
    }

    private static bool TryParse(string text, out double nanoseconds)
    {
        string[] parts = text.Split(' ');
        double unit = parts[^1] switch { "ns" => 1, "μs" => 1e3, "ms" => 1e6, "s" => 1e9, _ => 0 };
        bool isNumber = double.TryParse(parts[0], NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out nanoseconds);
        nanoseconds *= unit;
        return isNumber && unit > 0;
    }
}
