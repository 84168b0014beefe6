namespace Resilience.GeneratedTests;

/// <summary>What the fallback does, as telemetry spells it.</summary>
public enum Answer
{
    None,
    Applied,
    Failed,
}
