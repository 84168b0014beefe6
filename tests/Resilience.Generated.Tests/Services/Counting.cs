namespace Resilience.GeneratedTests;

/// <summary>Fails in the first attempt, after it has counted that.</summary>
internal sealed class Counting : ICounting
{
    public bool TryRead(ref int attempts, out string text)
    {
        attempts++;
        text = $"attempt {attempts}";
        return attempts > 1 ? true : throw new HttpRequestException("down");
    }
}
