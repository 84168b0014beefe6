namespace Mistakes.Answers;

public interface IStock
{
    [Fallback("CountCashed")] // RES0006
    int Count(string article);

    int CountCached(string article);
}

public sealed class SoldOut : IResultClassifier<int>
{
    public Outcome Classify(int result) => result < 0 ? Outcome.Failure : Outcome.Success;
}

public interface IDescriptions
{
    [CircuitBreaker(Classifier = typeof(SoldOut))] // RES0007
    Task<string> DescribeAsync(string article);
}

public interface IQueries
{
    [Cache(60_000)] // RES0008
    Task<int> CountAsync(List<string> articles);
}

public interface ITenants
{
    [CircuitBreaker]
    Task<int> CountAsync([CircuitKey] byte[] tenant); // RES0032
}

public interface IChain
{
    [CircuitBreaker, Fallback(nameof(CountCachedAsync))]
    Task<int> CountAsync(string article);

    [Bulkhead(5)] // RES0029
    Task<int> CountCachedAsync(string article);
}

public interface IExceptions
{
    [CircuitBreaker(Handle = [typeof(IOException), typeof(FileNotFoundException)])] // RES0030
    Task<int> ReadAsync(string path);

    [CircuitBreaker(Handle = [typeof(FileNotFoundException)], Ignore = [typeof(IOException)])] // RES0031
    Task<int> FindAsync(string path);
}
