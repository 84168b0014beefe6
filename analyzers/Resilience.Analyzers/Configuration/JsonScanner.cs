using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Resilience.Analyzers.Configuration;

/// <summary>Reads the words of a JSON text, in the dialect of configuration files: with comments. Analyzers run where no JSON library can be counted on.</summary>
internal sealed class JsonScanner(string text)
{
    private const string NoEscape = "\"\\/bfnrt";
    private const string Escaped = "\"\\/\b\f\n\r\t";

    public int Position { get; private set; }

    public bool IsAtEnd => Position == text.Length;

    /// <summary>Passes white space and comments, then takes a character where it is the next.</summary>
    public bool Take(char expected)
    {
        SkipTrivia();
        if (Current != expected)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>The character that comes next; a zero at the end.</summary>
    public char Peek()
    {
        SkipTrivia();
        return Current;
    }

    /// <summary>A text in quotes.</summary>
    /// <param name="value">What it says.</param>
    /// <param name="span">Where that stands, without the quotes.</param>
    public bool TakeText(out string value, out TextSpan span)
    {
        value = string.Empty;
        span = default;
        if (!Take('"'))
        {
            return false;
        }

        StringBuilder read = new();
        int start = Position;
        while (Current != '"')
        {
            if (IsAtEnd || Current < ' ' || !TakeCharacter(read))
            {
                return false;
            }
        }

        value = read.ToString();
        span = TextSpan.FromBounds(start, Position);
        Position++;
        return true;
    }

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>, as it stands there.</summary>
    public bool TakeWord(out string word, out TextSpan span)
    {
        SkipTrivia();
        int start = Position;
        while (char.IsLetterOrDigit(Current) || Current is '-' or '+' or '.')
        {
            Position++;
        }

        span = TextSpan.FromBounds(start, Position);
        word = text.Substring(start, span.Length);
        return word is "true" or "false" or "null" || IsNumber(word);
    }

    private char Current => Position < text.Length ? text[Position] : '\0';

    private void SkipTrivia()
    {
        while (true)
        {
            if (Current is ' ' or '\t' or '\r' or '\n')
            {
                Position++;
            }
            else if (Starts("//"))
            {
                int end = text.IndexOfAny(['\r', '\n'], Position);
                Position = end < 0 ? text.Length : end;
            }
            else if (Starts("/*") && text.IndexOf("*/", Position + 2, StringComparison.Ordinal) is var end and >= 0)
            {
                Position = end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private bool Starts(string mark) => string.CompareOrdinal(text, Position, mark, 0, mark.Length) == 0;

    private bool TakeCharacter(StringBuilder read)
    {
        if (Current != '\\')
        {
            read.Append(Current);
            Position++;
            return true;
        }

        Position++;
        int escape = NoEscape.IndexOf(Current);
        if (escape >= 0)
        {
            read.Append(Escaped[escape]);
            Position++;
            return true;
        }

        if (Current != 'u' || Position + 5 > text.Length || !ushort.TryParse(text.Substring(Position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
        {
            return false;
        }

        read.Append((char)unit);
        Position += 5;
        return true;
    }

    private static bool IsNumber(string word)
    {
        int at = 0;
        if (At('-'))
        {
            at++;
        }

        int whole = at;
        if (!Digits() || (word[whole] == '0' && at > whole + 1))
        {
            return false;
        }

        if (At('.'))
        {
            at++;
            if (!Digits())
            {
                return false;
            }
        }

        if (At('e') || At('E'))
        {
            at++;
            if (At('+') || At('-'))
            {
                at++;
            }

            if (!Digits())
            {
                return false;
            }
        }

        return at == word.Length;

        bool At(char expected) => at < word.Length && word[at] == expected;

        bool Digits()
        {
            int first = at;
            while (at < word.Length && word[at] is >= '0' and <= '9')
            {
                at++;
            }

            return at > first;
        }
    }
}
