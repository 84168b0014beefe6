namespace Resilience.GeneratedTests;

[Retry(1, Delay = 0)]
public interface ICounting
{
    bool TryRead(ref int attempts, out string text);
}
