using System.Collections;
using System.Collections.ObjectModel;

namespace Resilience.Tests;

internal static class ReadOnlyDictionaries
{
    public static IDictionary AsReadOnlyDictionary(this Hashtable table)
        => new ReadOnlyDictionary<object, object?>(table.Cast<DictionaryEntry>().ToDictionary(entry => entry.Key, entry => entry.Value));
}
