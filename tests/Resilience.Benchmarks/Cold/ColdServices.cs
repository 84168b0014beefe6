namespace Resilience.Benchmarks;

/// <summary>What a program of fifty services declares.</summary>
public interface ICold
{
    Task<int> GetAsync(int id, CancellationToken cancellationToken);
}

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold01 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold02 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold03 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold04 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold05 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold06 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold07 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold08 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold09 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold10 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold11 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold12 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold13 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold14 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold15 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold16 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold17 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold18 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold19 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold20 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold21 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold22 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold23 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold24 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold25 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold26 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold27 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold28 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold29 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold30 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold31 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold32 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold33 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold34 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold35 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold36 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold37 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold38 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold39 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold40 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold41 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold42 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold43 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold44 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold45 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold46 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold47 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold48 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold49 : ICold;

/// <summary>One of fifty services.</summary>
[CircuitBreaker]
public interface ICold50 : ICold;

/// <summary>All of them.</summary>
public sealed class ColdCallee : ICold01, ICold02, ICold03, ICold04, ICold05, ICold06, ICold07, ICold08, ICold09, ICold10, ICold11, ICold12, ICold13, ICold14, ICold15, ICold16, ICold17, ICold18, ICold19, ICold20, ICold21, ICold22, ICold23, ICold24, ICold25, ICold26, ICold27, ICold28, ICold29, ICold30, ICold31, ICold32, ICold33, ICold34, ICold35, ICold36, ICold37, ICold38, ICold39, ICold40, ICold41, ICold42, ICold43, ICold44, ICold45, ICold46, ICold47, ICold48, ICold49, ICold50
{
    public Task<int> GetAsync(int id, CancellationToken cancellationToken) => Task.FromResult(id);
}
