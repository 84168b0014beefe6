using System.Globalization;

namespace StripeSimulator;

/// <summary><c>--api-port 12111 --control-port 12112 --books file</c>, all optional.</summary>
internal static class CommandLine
{
    private const string Usage = "Usage: StripeSimulator [--api-port 12111] [--control-port 12112] [--books stripe-simulator.db]";

    /// <summary>The options, or null after saying what is wrong with them.</summary>
    public static StripeSimulatorOptions? Parse(string[] args, TextWriter errors)
    {
        (int api, int control, string books) = (12111, 12112, new StripeSimulatorOptions().Books);
        bool Take(string file)
        {
            books = file;
            return file.Length > 0;
        }

        foreach (string[] pair in args.Chunk(2))
        {
            bool understood = pair switch
            {
                ["--api-port", string port] => Port(port, out api),
                ["--control-port", string port] => Port(port, out control),
                ["--books", string file] => Take(file),
                _ => false,
            };
            if (!understood)
            {
                errors.WriteLine($"Not understood: {string.Join(' ', pair)}");
                errors.WriteLine(Usage);
                return null;
            }
        }

        return new StripeSimulatorOptions { ApiPort = api, ControlPort = control, Books = books };
    }

    private static bool Port(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 65535;
}
