using Resilience.Generators.Tests.Fuzz.Cases;
using Resilience.Generators.Tests.Fuzz.Run;

namespace Resilience.Generators.Tests.Fuzz.Oracle;

/// <summary>What is to become of an annotated interface: a proxy where there is no reason against it, else those reasons and no others. Written after the rules, not after the generator.</summary>
internal sealed class Expectation
{
    private readonly InterfaceCase _case;
    private readonly InterfaceUse _service;
    private readonly Project _project;
    private readonly HashSet<Reason> _reasons = [];

    private Expectation(InterfaceCase @case, InterfaceUse service, Project project)
    {
        _case = @case;
        _service = service;
        _project = project;
    }

    public static IReadOnlySet<Reason> Of(InterfaceCase @case, InterfaceUse service, Project project)
    {
        var expectation = new Expectation(@case, service, project);
        expectation.JudgePlace();
        expectation.JudgeMembers();
        expectation.JudgePolicies();
        return expectation._reasons;
    }

    private void JudgePlace()
    {
        string[] places = [.. _case.Containers.Select(container => container.Kind), _service.Accessibility];
        if (places.Any(place => place.Contains("file", StringComparison.Ordinal)))
        {
            _reasons.Add(Reason.FileLocal);
            return;
        }

        if (places.Any(place => (place.Contains("private", StringComparison.Ordinal) || place.Contains("protected", StringComparison.Ordinal)) && !place.Contains("protected internal", StringComparison.Ordinal)))
        {
            _reasons.Add(Reason.NotAccessible);
            return;
        }

        AddIf(_service.Attributes.Any(attribute => attribute.Contains("Obsolete", StringComparison.Ordinal) && attribute.Contains(", true", StringComparison.Ordinal)), Reason.ObsoleteError);
        if (_case.Interfaces.Any(other => other != _service && other.IsAnnotated && other.TypeParameters.Count == _service.TypeParameters.Count && ProxyNames.Of(_case, other) == ProxyNames.Of(_case, _service)))
        {
            _reasons.Add(Reason.SharedName);
        }
        else
        {
            AddIf(_case.Claims.Any(claim => claim.IsInTheWay && claim.Name == ProxyNames.Of(_case, _service) && claim.Arity == ProxyNames.ArityOf(_case, _service)), Reason.NameTaken);
        }
    }

    private void JudgeMembers()
    {
        Declarer[] declarers = [.. Declarer.Of(_case, _service)];
        foreach (BaseUse inherited in declarers.SelectMany(declarer => declarer.Interface.Bases).Where(inherited => !inherited.IsOfCase))
        {
            foreach (Reason reason in inherited.Brings.Where(reason => reason != Reason.Unsafe || !_project.AllowsUnsafe))
            {
                _reasons.Add(reason);
            }
        }

        foreach (Declarer declarer in declarers)
        {
            foreach (Member member in declarer.Interface.Members)
            {
                bool isProtected = member.Access is Access.Protected or Access.PrivateProtected
                    || member is PropertyUse property && property.Accessors.Any(accessor => accessor.Access == Access.Protected);
                AddIf(member.IsImplementable && isProtected, Reason.ProtectedMember);
                AddIf(IsUnimplementedStatic(member, declarer, declarers), Reason.StaticAbstract);
            }
        }
    }

    /// <summary>An implementation in any interface that inherits it will do, but none of two that know nothing of each other.</summary>
    private bool IsUnimplementedStatic(Member member, Declarer declarer, IEnumerable<Declarer> declarers)
    {
        if (member.Slot != Slot.StaticAbstract && member is not TextUse { IsStaticAbstract: true })
        {
            return false;
        }

        Declarer[] implementers = [.. declarers.Where(other => other.Interface.Members.Any(implementation => Implements(implementation, member, declarer)))];
        return !implementers.Any(most => !implementers.Select(other => other.Key).Except(most.WithInherited(_case).Select(inherited => inherited.Key)).Any());
    }

    /// <summary>One overload is no implementation of another.</summary>
    private static bool Implements(Member implementation, Member member, Declarer declarer)
        => implementation.Slot == Slot.ExplicitStatic && implementation.Name == member.Name && implementation.Base == declarer.Text
        && (implementation as MethodUse)?.Parameters.Count == (member as MethodUse)?.Parameters.Count
        && (implementation as MethodUse)?.TypeParameters.Count == (member as MethodUse)?.TypeParameters.Count;

    private void JudgePolicies()
    {
        foreach (PolicyUse policy in _service.Policies)
        {
            AddIf(policy.Classifier == ClassifierKind.Hidden, Reason.HiddenClassifier);
            AddIf(policy is { NamesHidden: true, Classifier: not ClassifierKind.Hidden }, Reason.HiddenType);
            AddIf(policy is { NamesHidden: false, Classifier: ClassifierKind.Nothing }, Reason.ClassifierOfNothing);
        }

        foreach (Member member in _service.Members.Where(member => !member.IsImplementable))
        {
            AddIf(member is MethodUse && member.Policies.Any(policy => policy.Kind != PolicyUse.NoResilience), Reason.Misplaced);
        }

        AddIf(_service.Members.OfType<PropertyUse>().Any(property => property.Accessors.Any(accessor => accessor.Policy is not null)), Reason.Accessor);
        var methods = new MethodExpectations(_case, _service);
        _reasons.UnionWith(methods.Judge());
    }

    private void AddIf(bool condition, Reason reason)
    {
        if (condition)
        {
            _reasons.Add(reason);
        }
    }
}
