using System.Reflection;

namespace Resilience.Corpus;

/// <summary>Finds type arguments that meet the constraints of a generic proxy or method.</summary>
internal static class TypeArguments
{
    private const int MaxTries = 5_000;

    private static readonly Type[] s_usual = [typeof(object), typeof(string), typeof(int), typeof(double), typeof(DateTime), typeof(byte[]), typeof(Exception), typeof(List<int>), typeof(Action)];

    /// <returns>Null where none were found.</returns>
    public static Type? Close(Type proxy) => Find<Type>(proxy.GetGenericArguments(), proxy.MakeGenericType);

    /// <returns>Null where none were found.</returns>
    public static MethodInfo? Close(MethodInfo method) => Find<MethodInfo>(method.GetGenericArguments(), method.MakeGenericMethod);

    private static T? Find<T>(Type[] parameters, Func<Type[], T> construct)
        where T : class
    {
        Type[][] candidates = [.. parameters.Select(parameter => Candidates(parameter).Distinct().ToArray())];
        int tries = 0;
        return Try(construct, candidates, new Type[parameters.Length], 0, ref tries);
    }

    private static T? Try<T>(Func<Type[], T> construct, Type[][] candidates, Type[] chosen, int at, ref int tries)
        where T : class
    {
        if (at == chosen.Length)
        {
            tries++;
            return Construct(construct, chosen);
        }

        foreach (Type candidate in candidates[at])
        {
            chosen[at] = candidate;
            if (Try(construct, candidates, chosen, at + 1, ref tries) is { } found)
            {
                return found;
            }

            if (tries > MaxTries)
            {
                return null;
            }
        }

        return null;
    }

    private static T? Construct<T>(Func<Type[], T> construct, Type[] arguments)
        where T : class
    {
        try
        {
            return construct(arguments);
        }
        catch (Exception exception) when (exception is ArgumentException or TypeLoadException)
        {
            return null;
        }
    }

    /// <summary>What meets one constraint or is usual; the combination is tried out. A type parameter that must be another's is that.</summary>
    private static IEnumerable<Type> Candidates(Type parameter)
    {
        Type[] constraints = parameter.GetGenericParameterConstraints();
        foreach (Type candidate in constraints.Where(constraint => constraint.IsGenericParameter).SelectMany(Candidates))
        {
            yield return candidate;
        }

        foreach (Type constraint in constraints.Where(constraint => !constraint.IsGenericParameter && constraint != typeof(ValueType)))
        {
            if (!constraint.ContainsGenericParameters)
            {
                yield return constraint;
            }

            foreach (Type type in Exported(constraint.Assembly).Where(type => Meets(type, constraint)).Take(50))
            {
                if ((type.IsGenericTypeDefinition ? Construct(type.MakeGenericType, [.. type.GetGenericArguments().Select(_ => typeof(object))]) : type) is { } closed)
                {
                    yield return closed;
                }
            }

            // The constraint itself, as in "where T : IEntity<TKey>", over what is usual.
            if (constraint is { ContainsGenericParameters: true, IsGenericType: true })
            {
                foreach (Type usual in s_usual)
                {
                    Type[] arguments = [.. constraint.GetGenericArguments().Select(argument => argument.ContainsGenericParameters ? usual : argument)];
                    if (Construct(constraint.GetGenericTypeDefinition().MakeGenericType, arguments) is { } closed)
                    {
                        yield return closed;
                    }
                }
            }
        }

        foreach (Type usual in s_usual)
        {
            yield return usual;
        }
    }

    private static bool Meets(Type type, Type constraint)
    {
        if (!constraint.IsGenericType)
        {
            return constraint.IsAssignableFrom(type);
        }

        Type definition = constraint.GetGenericTypeDefinition();
        return type.GetInterfaces().Append(type).Concat(BasesOf(type)).Any(inherited => inherited.IsGenericType && inherited.GetGenericTypeDefinition() == definition);
    }

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (Type? at = type.BaseType; at is not null; at = at.BaseType)
        {
            yield return at;
        }
    }

    private static Type[] Exported(Assembly assembly)
    {
        try
        {
            return assembly.GetExportedTypes();
        }
        catch (Exception exception) when (exception is FileNotFoundException or TypeLoadException or FileLoadException)
        {
            return [];
        }
    }
}
