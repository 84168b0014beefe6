namespace Resilience.GeneratedTests;

/// <summary>The return kinds.</summary>
public enum Kind
{
    Void,
    Value,
    Task,
    TaskOf,
    ValueTask,
    ValueTaskOf,
}
