using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Usage;

/// <summary>The interfaces of which a compilation makes proxies somewhere.</summary>
internal sealed class ProxiedServices(Compilation compilation)
{
    private const string Prefix = "Resilient";

    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _guarded = new(SymbolEqualityComparer.Default);
    private volatile bool _isAnything;

    /// <summary>Whether a method of this name guards.</summary>
    public static bool MayGuard(string name) => name is "AddResilient" or "AddKeyedResilient" or "DecorateWithResilience" or "Wrap";

    public void Note(IOperation? operation)
    {
        if (operation is IInvocationOperation { TargetMethod: { ContainingType.Name: "ResilienceServiceCollectionExtensions" or "Resilient" } method } call)
        {
            Note(method.TypeArguments.FirstOrDefault() ?? call.Arguments.Select(static argument => argument.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand);
        }
    }

    /// <summary>A helper that is told the type guards what nobody can say here.</summary>
    public void Note(ITypeSymbol? service)
    {
        if (service is INamedTypeSymbol named)
        {
            _guarded[named.OriginalDefinition] = true;
        }
        else
        {
            _isAnything = true;
        }
    }

    /// <summary>Those of some registrations whose service nothing guards, and whose proxy's name nobody wrote.</summary>
    public IEnumerable<T> Without<T>(IEnumerable<T> registrations, Func<T, ProxyPlan> plan, CancellationToken cancellationToken)
    {
        T[] left = _isAnything ? [] : [.. registrations.Where(one => !_guarded.ContainsKey(plan(one).Service))];
        if (left.Length == 0)
        {
            return left;
        }

        HashSet<string> written = ProxyNames(cancellationToken);
        return left.Where(one => !written.Contains(plan(one).Name));
    }

    /// <summary>The words in the users' files that may name a generated proxy.</summary>
    private HashSet<string> ProxyNames(CancellationToken cancellationToken)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(static tree => !tree.FilePath.EndsWith(ProxyName.FileSuffix, StringComparison.Ordinal)))
        {
            string text = tree.GetText(cancellationToken).ToString();
            for (int at = text.IndexOf(Prefix, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Prefix, at + 1, StringComparison.Ordinal))
            {
                int end = at + Prefix.Length;
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                {
                    end++;
                }

                names.Add(text.Substring(at, end - at));
            }
        }

        return names;
    }
}
