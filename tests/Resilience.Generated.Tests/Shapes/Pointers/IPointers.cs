namespace Resilience.GeneratedTests.EveryShape;

/// <summary>What only unsafe code can say. Each method has a spare that does the same.</summary>
public unsafe interface IPointers
{
    int* Origin { get; set; }

    int* Next(int* pointer, CancellationToken token);

    void** Same(void** pointer, CancellationToken token);

    delegate*<int, int> Choose(delegate*<int, int> function, CancellationToken token);

    int*[] Row(int*[] pointers, CancellationToken token);

    int* Spare(int* pointer, CancellationToken token);

    void** Spare(void** pointer, CancellationToken token);

    delegate*<int, int> Spare(delegate*<int, int> function, CancellationToken token);

    int*[] Spare(int*[] pointers, CancellationToken token);
}
