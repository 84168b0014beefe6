using System.Reflection;
using System.Runtime.CompilerServices;

namespace Resilience.Corpus;

/// <summary>Calls the members of a proxy through the interface, and looks which members of the guarded object are called.</summary>
internal sealed class MemberCalls(object proxy, Recorder recorder, IReadOnlyList<MethodInfo> members)
{
    /// <summary>How many members were called.</summary>
    public int Count { get; private set; }

    /// <returns>What went wrong with a member; null = nothing.</returns>
    public string? Run()
    {
        for (int at = 0; at < members.Count; at++)
        {
            if (Callable(members[at]) is { } member && Call(member, at) is { } wrong)
            {
                return $"{member.DeclaringType}.{member}: {wrong}";
            }
        }

        return null;
    }

    private string? Call(MethodInfo member, int number)
    {
        recorder.Called = Recorder.Nothing;
        try
        {
            Finish(member.Invoke(proxy, new object?[member.GetParameters().Length]), member.ReturnType);
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException!.ToString();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.ToString();
        }

        Count++;
        return recorder.Called == number ? null
            : recorder.Called == Recorder.Nothing ? "nothing is called on the inner object"
            : $"reaches {members[recorder.Called].DeclaringType}.{members[recorder.Called]} on the inner object";
    }

    /// <summary>The member with type arguments; null where reflection cannot call it, for disposal, which reaches the inner object once, for what only initializers call, which no user of an interface is, and where the arguments that are to be passed cannot be keys.</summary>
    private static MethodInfo? Callable(MethodInfo member)
    {
        if (member.DeclaringType == typeof(IDisposable) || member.DeclaringType == typeof(IAsyncDisposable) || member.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit"))
        {
            return null;
        }

        MethodInfo? closed = member.IsGenericMethodDefinition ? TypeArguments.Close(member) : member;
        return closed is null || closed.GetParameters().Append(closed.ReturnParameter).Any(parameter => IsBeyondReflection(parameter.ParameterType)) || !closed.GetParameters().All(parameter => CanBeKey(parameter.ParameterType)) ? null : closed;
    }

    /// <summary>Whether the type's default value, which is what is passed, can be a key: of some structures it throws when it is asked for its hash code, or its text.</summary>
    private static bool CanBeKey(Type type)
    {
        try
        {
            if (type.IsValueType && Nullable.GetUnderlyingType(type) is null)
            {
                object key = RuntimeHelpers.GetUninitializedObject(type);
                _ = (key.GetHashCode(), key.ToString());
            }

            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }
    }

    private static bool IsBeyondReflection(Type type)
        => type.IsByRefLike || type.IsFunctionPointer || type.IsPointer || type == typeof(TypedReference) || (type.HasElementType && IsBeyondReflection(type.GetElementType()!));

    /// <summary>Waits for what comes later: a stream's method is called when somebody goes through it.</summary>
    private static void Finish(object? returned, Type declared)
    {
        Type? definition = declared.IsGenericType ? declared.GetGenericTypeDefinition() : null;
        if (returned is Task task)
        {
            task.GetAwaiter().GetResult();
        }
        else if (returned is ValueTask valueTask)
        {
            valueTask.AsTask().GetAwaiter().GetResult();
        }
        else if (definition == typeof(IAsyncEnumerable<>))
        {
            Step(nameof(IAsyncEnumerable<>.GetAsyncEnumerator), CancellationToken.None);
        }
        else if (definition == typeof(IAsyncEnumerator<>))
        {
            Step(nameof(IAsyncEnumerator<>.MoveNextAsync));
        }
        else if (definition == typeof(ValueTask<>))
        {
            Step(nameof(ValueTask<>.AsTask));
        }

        void Step(string name, params object?[] arguments)
        {
            MethodInfo next = declared.GetMethod(name)!;
            Finish(next.Invoke(returned, arguments), next.ReturnType);
        }
    }
}
