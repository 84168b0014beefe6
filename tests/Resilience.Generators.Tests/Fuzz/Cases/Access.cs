namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>Who can see a member.</summary>
internal enum Access
{
    Public,
    Internal,
    ProtectedInternal,
    Protected,
    PrivateProtected,
    Private,
}
