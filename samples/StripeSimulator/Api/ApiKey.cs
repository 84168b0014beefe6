using System.Net.Http.Headers;
using System.Text;

namespace StripeSimulator;

/// <summary>Any key that begins as a secret key does opens the door; there is one account.</summary>
internal static class ApiKey
{
    public static void Check(HttpRequest request)
    {
        _ = AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out AuthenticationHeaderValue? header);
        string key = (header?.Scheme.ToUpperInvariant(), header?.Parameter) switch
        {
            ("BEARER", string bearer) => bearer,
            ("BASIC", string basic) => UserOf(basic),
            _ => "",
        };
        if (key.Length == 0)
        {
            throw StripeErrors.MissingKey();
        }

        if (!key.StartsWith("sk_", StringComparison.Ordinal))
        {
            throw StripeErrors.BadKey(key);
        }
    }

    /// <summary><c>curl -u sk_test_x:</c> sends the key as a user without a password.</summary>
    private static string UserOf(string basic)
    {
        byte[] bytes = new byte[basic.Length];
        return Convert.TryFromBase64String(basic, bytes, out int length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0]
            : "";
    }
}
