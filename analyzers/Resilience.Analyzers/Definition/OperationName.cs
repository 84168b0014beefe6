namespace Resilience.Analyzers.Definition;

/// <summary>What the name of a method says of it.</summary>
internal static class OperationName
{
    /// <summary>Verbs of what is done once more when it is done twice.</summary>
    private static readonly HashSet<string> Verbs =
    [
        "Create", "Add", "Append", "Post", "Send", "Charge", "Pay", "Insert", "Submit", "Transfer", "Publish", "Place", "Order", "Book", "Buy", "Purchase", "Enqueue", "Withdraw", "Deposit", "Refund", "Capture", "Notify", "Dispatch", "Import",
    ];

    /// <summary>Words after such a verb with which it is a noun: the status of an order is read.</summary>
    private static readonly HashSet<string> Nouns =
    [
        "Status", "State", "Count", "Info", "History", "Details", "Id", "Ids", "Total", "Totals", "Exists", "List", "Limit", "Limits", "Number", "Price", "Type", "Types", "Date", "Code", "Name", "Url", "Summary",
    ];

    /// <summary>Verbs before which "Post" says when, not what: PostConsume is called after something was consumed.</summary>
    private static readonly HashSet<string> After = ["Configure", "Consume", "Create", "Execute", "Fault", "Filter", "Initialize", "Load", "Process", "Publish", "Receive", "Send", "Start", "Stop"];

    private static readonly char[] NoLetters = [.. "_0123456789"];

    /// <summary>Whether a method of this name is probably no read, and nothing that has the same effect when it is done twice.</summary>
    public static bool LooksUnrepeatable(string name)
    {
        List<string> words = Words(name);
        if (words.Count > 1 && words[words.Count - 1] == "Async")
        {
            words.RemoveAt(words.Count - 1);
        }

        if (words.Count == 0 || !Verbs.Contains(words[0]) || Nouns.Contains(words[words.Count - 1]))
        {
            return false;
        }

        // "AddOrUpdate" and "CreateIfNotExists" may be repeated, and "OrderBy" sorts.
        return words.Count == 1 || !(words[1] is "Or" or "If" or "By" || (words[0] == "Post" && After.Contains(words[1])));
    }

    /// <summary>The words without the digits and underscores at their ends.</summary>
    private static List<string> Words(string name)
    {
        List<string> words = [];
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])))
            {
                words.Add(name.Substring(start, i - start).Trim(NoLetters));
                start = i;
            }
        }

        return words;
    }
}
