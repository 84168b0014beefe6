using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Resilience.Execution;

/// <summary>Writes the key of a cached call: the method, and its arguments as texts. For generated code.</summary>
/// <remarks>
/// <para>Equal keys mean equal arguments: each text is quoted, and what is not printable, a quote or a backslash is escaped. Nothing depends on the culture.</para>
/// <para>A key is never longer than 256 characters: of a longer one the SHA-256 hash (FIPS 180-4) stands in the place of the arguments. Some stores allow no more than 449.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CacheKey
{
    private const int MaxLength = 256;
    private const int MaxMethod = 180;

    private readonly string _method;
    private readonly StringBuilder _text;

    internal CacheKey(string method)
    {
        _method = method;
        _text = new StringBuilder(method).Append('(');
    }

    /// <summary>Adds an argument.</summary>
    /// <typeparam name="T">Its type, one whose text can be parsed back.</typeparam>
    /// <param name="argument">The argument.</param>
    /// <returns>The key so far.</returns>
    public CacheKey Add<T>(T argument)
    {
        if (_text[^1] != '(')
        {
            _text.Append(',');
        }

        if (TextOf(argument) is { } text)
        {
            _text.Append('"');
            Escape(text);
            _text.Append('"');
        }
        else
        {
            _text.Append("null");
        }

        return this;
    }

    /// <summary>The key.</summary>
    /// <returns>Printable characters only.</returns>
    public override string ToString()
    {
        string key = _text.Append(')').ToString();
        return key.Length <= MaxLength ? key
            : string.Concat(_method.AsSpan(0, Math.Min(_method.Length, MaxMethod)), "#", Convert.ToHexString(SHA256.HashData(Encoding.Unicode.GetBytes(key))));
    }

    /// <summary>The text by which a value can be told from all others of its type. Dates have one that omits nothing.</summary>
    private static string? TextOf<T>(T argument) => argument switch
    {
        null => null,
        string text => text,
        DateTime or DateTimeOffset or DateOnly or TimeOnly => ((IFormattable)argument).ToString("O", CultureInfo.InvariantCulture),
        Enum => ((IFormattable)argument).ToString("D", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => argument.ToString(),
    };

    private void Escape(string text)
    {
        foreach (char character in text)
        {
            // Halves of surrogate pairs too: alone they are no text, and stores refuse or replace them.
            if (char.IsControl(character) || char.IsSurrogate(character) || character is '"' or '\\')
            {
                _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
            else
            {
                _text.Append(character);
            }
        }
    }
}
