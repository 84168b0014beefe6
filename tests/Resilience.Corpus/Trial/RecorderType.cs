using System.Reflection;
using System.Reflection.Emit;

namespace Resilience.Corpus;

/// <summary>Emits a type that implements an interface and notes which member is called: from the interface's metadata, so that it shares nothing with what writes the proxy.</summary>
internal sealed class RecorderType(ModuleBuilder module)
{
    private static readonly MethodInfo s_note = typeof(Recorder).GetProperty(nameof(Recorder.Called))!.SetMethod!;

    private int _types;

    /// <summary>A new object, and the members by the numbers that it notes.</summary>
    public (Recorder Recorder, IReadOnlyList<MethodInfo> Members) Make(Type service)
    {
        TypeBuilder type = module.DefineType($"Recorder{_types++}", TypeAttributes.Public | TypeAttributes.Sealed, typeof(Recorder), [service]);
        MethodInfo[] members = [.. service.GetInterfaces().Prepend(service).SelectMany(MembersOf)];
        for (int at = 0; at < members.Length; at++)
        {
            Implement(type, members[at], at);
        }

        return ((Recorder)Activator.CreateInstance(type.CreateType())!, members);
    }

    /// <summary>What a class may implement, default implementations too.</summary>
    private static IEnumerable<MethodInfo> MembersOf(Type declarer)
        => declarer.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(method => method is { IsVirtual: true, IsFinal: false, IsPrivate: false });

    private static void Implement(TypeBuilder type, MethodInfo slot, int number)
    {
        MethodBuilder method = type.DefineMethod($"M{number}", MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.NewSlot | MethodAttributes.HideBySig, CallingConventions.HasThis);
        var parameters = new MethodTypeParameters(slot, method);
        ParameterInfo[] taken = slot.GetParameters();
        Type returned = parameters.Of(slot.ReturnType);
        method.SetSignature(
            returned,
            slot.ReturnParameter.GetRequiredCustomModifiers(),
            slot.ReturnParameter.GetOptionalCustomModifiers(),
            [.. taken.Select(parameter => parameters.Of(parameter.ParameterType))],
            [.. taken.Select(parameter => parameter.GetRequiredCustomModifiers())],
            [.. taken.Select(parameter => parameter.GetOptionalCustomModifiers())]);
        ILGenerator code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldc_I4, number);
        code.Emit(OpCodes.Call, s_note);
        Answer(code, returned);
        code.Emit(OpCodes.Ret);
        type.DefineMethodOverride(method, slot);
    }

    private static void Answer(ILGenerator code, Type returned)
    {
        if (returned == typeof(void))
        {
            return;
        }

        if (returned.IsByRef)
        {
            code.Emit(OpCodes.Ldc_I4_1);
            code.Emit(OpCodes.Newarr, returned.GetElementType()!);
            code.Emit(OpCodes.Ldc_I4_0);
            code.Emit(OpCodes.Readonly);
            code.Emit(OpCodes.Ldelema, returned.GetElementType()!);
        }
        else if (HelperOf(returned) is { } helper)
        {
            code.Emit(OpCodes.Call, helper);
        }
        else
        {
            code.Emit(OpCodes.Ldloc, code.DeclareLocal(returned));
        }
    }

    /// <summary>Makes what a caller awaits or goes through, of which null would be no answer.</summary>
    private static MethodInfo? HelperOf(Type returned)
    {
        Type? definition = returned.IsGenericType ? returned.GetGenericTypeDefinition() : null;
        string? helper = returned == typeof(Task) || definition == typeof(Task<>) ? nameof(Recorder.Completed)
            : definition == typeof(IAsyncEnumerable<>) ? nameof(Recorder.Stream)
            : definition == typeof(IAsyncEnumerator<>) ? nameof(Recorder.Enumerator)
            : null;
        return helper is null ? null : typeof(Recorder).GetMethod(helper)!.MakeGenericMethod(returned == typeof(Task) ? typeof(object) : returned.GetGenericArguments()[0]);
    }
}
