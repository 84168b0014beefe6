using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace PaymentService;

/// <summary>Why the service cannot start, in one line.</summary>
internal static class StartFailure
{
    private const string AnotherAddress = "or choose another address, as in --urls=http://127.0.0.1:0 (0: any free port).";

    /// <returns>Null where neither a setting nor the surroundings are to blame: then the stack trace is wanted.</returns>
    public static string? Explain(Exception failed) => failed switch
    {
        IOException { InnerException: AddressInUseException } => OneLine($"{failed.Message} Stop the program that listens there, {AnotherAddress}"),
        SocketException => OneLine($"The address to listen at cannot be had: {failed.Message}. Free it, {AnotherAddress}"),
        ArgumentOutOfRangeException { ParamName: "port" } => "Cannot start: the setting urls has a port that is none; ports go from 0 to 65535.",
        AggregateException several when several.InnerExceptions.All(wrong => wrong is OptionsValidationException) =>
            OneLine(string.Join(' ', several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(wrong => wrong.Failures))),
        OptionsValidationException wrong => OneLine(string.Join(' ', wrong.Failures)),
        IOException or UnauthorizedAccessException or DbException or InvalidDataException
            or InvalidOperationException or FormatException or ArgumentException => OneLine(failed.Message),
        _ => null,
    };

    private static string OneLine(string text) => $"Cannot start: {text.ReplaceLineEndings(" ")}";
}
