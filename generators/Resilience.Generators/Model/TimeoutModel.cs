namespace Resilience.Generators.Model;

/// <summary>A time-out of each attempt.</summary>
/// <param name="Abandon">Whether the caller is released at the deadline even if the callee ignores its token.</param>
internal sealed record TimeoutModel(string Comment, string Milliseconds, bool Abandon, bool FreshToken);
