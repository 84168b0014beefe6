using System.Diagnostics.CodeAnalysis;

namespace Resilience;

/// <summary>Which outcomes are failures: <c>Handle</c> and <c>Ignore</c>, or a classifier.</summary>
internal sealed class Classification
{
    private readonly ResilienceRuntime _runtime;
    private readonly Type[] _handle;
    private readonly Type[] _ignore;
    private readonly object? _classifier;
    private readonly IOutcomeClassifier? _exceptions;

    /// <exception cref="ArgumentException">An entry is no exception type, or the classifier implements neither interface.</exception>
    public Classification(ResilienceRuntime runtime, IEnumerable<Type> handle, IEnumerable<Type> ignore, object? classifier)
    {
        _runtime = runtime;
        _handle = Checked(handle, "Handle");
        _ignore = Checked(ignore, "Ignore");
        _classifier = classifier is null || IsClassifier(classifier)
            ? classifier
            : throw new ArgumentException($"Classifier is a {classifier.GetType()}, which implements neither IOutcomeClassifier nor IResultClassifier<T>.", nameof(classifier));
        _exceptions = classifier as IOutcomeClassifier;
    }

    /// <summary>Whether exceptions are told apart by name: by Handle, and not by a classifier.</summary>
    public bool HasHandle => _exceptions is null && _handle.Length > 0;

    /// <summary>Whether Handle names a type of exception, by itself or by what it derives from or implements, and Ignore does not.</summary>
    public bool Handles(Type exception)
        => HasHandle && Array.Exists(_handle, type => type.IsAssignableFrom(exception)) && !Array.Exists(_ignore, type => type.IsAssignableFrom(exception));

    public bool HasExceptionClassifier => _exceptions is not null;

    [SuppressMessage("Design", "CA1031", Justification = "A classifier that throws counts as a failure; the caller gets the callee's own exception.")]
    public Outcome Of(Exception exception)
    {
        if (_exceptions is null)
        {
            return IsNamed(_ignore, exception) ? Outcome.Ignored
                : _handle.Length == 0 || IsNamed(_handle, exception) ? Outcome.Failure
                : Outcome.Success;
        }

        try
        {
            return _exceptions.Classify(exception);
        }
        catch (Exception thrown)
        {
            _runtime.Report("classifier of exceptions", thrown);
            return Outcome.Failure;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A classifier that throws counts as a failure; the caller gets the callee's result.")]
    public Outcome Of<T>(T result)
    {
        if (_classifier is not IResultClassifier<T> classifier)
        {
            return Outcome.Success;
        }

        try
        {
            return classifier.Classify(result);
        }
        catch (Exception thrown)
        {
            _runtime.Report("classifier of results", thrown);
            return Outcome.Failure;
        }
    }

    /// <summary>Whether both say the same of every outcome. Classifiers are compared by type: each circuit has its own.</summary>
    public bool IsSameAs(Classification other)
        => _handle.AsSpan().SequenceEqual(other._handle) && _ignore.AsSpan().SequenceEqual(other._ignore) && _classifier?.GetType() == other._classifier?.GetType();

    private static bool IsNamed(Type[] types, Exception exception)
    {
        foreach (Type type in types)
        {
            if (type.IsInstanceOfType(exception))
            {
                return true;
            }
        }

        return false;
    }

    private static Type[] Checked(IEnumerable<Type> types, string property)
    {
        Type[] all = [.. types ?? throw new ArgumentNullException(property)];
        foreach (Type type in all)
        {
            if (type is null || !(type.IsInterface || type.IsAssignableTo(typeof(Exception))))
            {
                throw new ArgumentException($"{property} names {type?.ToString() ?? "null"}, which is no exception type.", property);
            }
        }

        return all;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the interface was trimmed away nothing asks for it, and IsInstance below has already kept the non-generic one; the check only words an error.")]
    private static bool IsClassifier(object classifier)
        => classifier is IOutcomeClassifier
        || Array.Exists(classifier.GetType().GetInterfaces(), static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IResultClassifier<>));
}
