namespace Mistakes.Repetition;

public interface IPayments
{
    [Retry(2, Delay = 200, Idempotent = true)] // RES0023
    int Count(string account);

    [Retry(2)] // RES0024
    Task<string> ChargeAsync(decimal amount, string order, CancellationToken cancellationToken);

    [Retry(2)] // RES0025
    Task<decimal> BalanceAsync(string account);

    [Retry(2, Idempotent = true)] // RES0026
    Task StoreAsync(Stream receipt);
}
