using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Resilience.Analyzers.Configuration;

/// <summary>Reads a JSON file as configuration reads it: comments and commas before a closing bracket are welcome.</summary>
internal sealed class SettingsReader
{
    /// <summary>So deep goes the application's reader.</summary>
    private const int MaxDepth = 64;

    private readonly string _text;
    private readonly JsonScanner _scanner;
    private readonly CancellationToken _cancellationToken;

    private SettingsReader(string text, CancellationToken cancellationToken)
    {
        _text = text;
        _scanner = new JsonScanner(text);
        _cancellationToken = cancellationToken;
    }

    /// <summary>What a file says; null where it is no JSON: of that the application tells.</summary>
    public static SettingsNode? Read(SourceText text, CancellationToken cancellationToken)
    {
        SettingsReader reader = new(text.ToString(), cancellationToken);
        SettingsNode root = new(null, string.Empty, default);
        return reader._scanner.Peek() == '{' && reader.Take(root, 0) && reader._scanner.Peek() == '\0' && reader._scanner.IsAtEnd ? root : null;
    }

    private bool Take(SettingsNode node, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        switch (_scanner.Peek())
        {
            case '{':
                return depth < MaxDepth && TakeObject(node, depth + 1);
            case '[':
                return depth < MaxDepth && TakeArray(node, depth + 1);
            case '"':
                if (!_scanner.TakeText(out string text, out TextSpan inner))
                {
                    return false;
                }

                node.Say(text, TextSpan.FromBounds(inner.Start - 1, inner.End + 1));
                return true;
            default:
                if (!_scanner.TakeWord(out string word, out TextSpan span))
                {
                    return false;
                }

                if (word != "null")
                {
                    node.Say(word, span);
                }

                return true;
        }
    }

    private bool TakeObject(SettingsNode node, int depth)
    {
        _scanner.Take('{');
        while (!_scanner.Take('}'))
        {
            if (!_scanner.TakeText(out string key, out TextSpan span) || !_scanner.Take(':') || !Take(Below(node, key, span), depth) || !IsParted('}'))
            {
                return false;
            }
        }

        return true;
    }

    private bool TakeArray(SettingsNode node, int depth)
    {
        _scanner.Peek();
        int start = _scanner.Position;
        _scanner.Take('[');
        for (int index = 0; !_scanner.Take(']'); index++)
        {
            _scanner.Peek();
            SettingsNode element = node.Below(index.ToString(CultureInfo.InvariantCulture), new TextSpan(_scanner.Position, 1), isElement: true);
            if (!Take(element, depth) || !IsParted(']'))
            {
                return false;
            }
        }

        if (node.Children.Count == 0)
        {
            node.Say(string.Empty, TextSpan.FromBounds(start, _scanner.Position));
        }

        return true;
    }

    private bool IsParted(char end) => _scanner.Take(',') || _scanner.Peek() == end;

    /// <summary>The node of a key, which steps down at each colon.</summary>
    private SettingsNode Below(SettingsNode node, string key, TextSpan span)
    {
        int end = span.Start;
        foreach (string part in key.Split(':'))
        {
            int start = end;
            end = After(part.Length, start);
            node = node.Below(part, TextSpan.FromBounds(start, end));
            end = end < span.End ? After(1, end) : end;
        }

        return node;
    }

    /// <summary>Where so many letters of a key end, each of which may be written as an escape.</summary>
    private int After(int letters, int at)
    {
        for (; letters > 0; letters--)
        {
            at += _text[at] != '\\' ? 1 : _text[at + 1] == 'u' ? 6 : 2;
        }

        return at;
    }
}
