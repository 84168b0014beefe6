using System.Reflection;
using System.Reflection.Emit;

namespace Resilience.Corpus;

/// <summary>Gives an emitted method the type parameters of the one that it implements, and puts them in the places of those.</summary>
internal sealed class MethodTypeParameters
{
    private readonly Type[] _ofDeclarer;
    private readonly Type[] _old;
    private readonly GenericTypeParameterBuilder[] _new = [];

    public MethodTypeParameters(MethodInfo slot, MethodBuilder method)
    {
        _ofDeclarer = slot.DeclaringType!.GetGenericArguments();
        _old = slot.IsGenericMethodDefinition ? slot.GetGenericArguments() : [];
        if (_old.Length == 0)
        {
            return;
        }

        _new = method.DefineGenericParameters([.. _old.Select(parameter => parameter.Name)]);
        for (int at = 0; at < _old.Length; at++)
        {
            Type[] constraints = [.. _old[at].GetGenericParameterConstraints().Select(Of)];
            _new[at].SetGenericParameterAttributes(_old[at].GenericParameterAttributes);
            _new[at].SetBaseTypeConstraint(Array.Find(constraints, constraint => constraint is { IsInterface: false, IsGenericParameter: false }));
            _new[at].SetInterfaceConstraints([.. constraints.Where(constraint => constraint.IsInterface || constraint.IsGenericParameter)]);
        }
    }

    public Type Of(Type type) => type switch
    {
        { IsGenericMethodParameter: true } => _new[Array.IndexOf(_old, type)],
        // Reflection leaves them in the constraints of a closed interface's methods.
        { IsGenericTypeParameter: true } => _ofDeclarer[type.GenericParameterPosition],
        { IsByRef: true } => Of(type.GetElementType()!).MakeByRefType(),
        { IsPointer: true } => Of(type.GetElementType()!).MakePointerType(),
        { IsSZArray: true } => Of(type.GetElementType()!).MakeArrayType(),
        { IsArray: true } => Of(type.GetElementType()!).MakeArrayType(type.GetArrayRank()),
        { IsGenericType: true, ContainsGenericParameters: true } => type.GetGenericTypeDefinition().MakeGenericType([.. type.GetGenericArguments().Select(Of)]),
        _ => type,
    };
}
