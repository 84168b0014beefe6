using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PaymentService;

/// <summary>
/// What others have said, as every database can keep it: PostgreSQL takes neither NUL nor half a surrogate pair, and a payment whose
/// reason could not be stored would never be settled.
/// </summary>
internal sealed class StorableText() : ValueConverter<string, string>(text => Clean(text), text => text)
{
    private const char Replacement = '\uFFFD';

    public static string Clean(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', Replacement);
}
