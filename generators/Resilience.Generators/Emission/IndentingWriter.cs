using System.Text;

namespace Resilience.Generators.Emission;

/// <summary>Writes lines, indented, each ended by a line feed whatever the machine.</summary>
internal sealed class IndentingWriter
{
    private const int Step = 4;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;

    public void Line(string text)
    {
        _text.Append(' ', _depth * Step).Append(text).Append('\n');
        _isFirst = false;
    }

    /// <summary>An empty line between two things; none after an opening brace.</summary>
    public void Blank()
    {
        if (!_isFirst)
        {
            _text.Append('\n');
            _isFirst = true;
        }
    }

    /// <summary>A line that continues the one before, one step further in.</summary>
    public void Continued(string text)
    {
        _depth++;
        Line(text);
        _depth--;
    }

    public void Indent() => _depth++;

    public void Unindent() => _depth--;

    public void Open(string? header = null)
    {
        if (header is not null)
        {
            Line(header);
        }

        Line("{");
        _depth++;
        _isFirst = true;
    }

    public void Close(string suffix = "")
    {
        _depth--;
        Line("}" + suffix);
    }

    public override string ToString() => _text.ToString();
}
