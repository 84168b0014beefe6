namespace Resilience.Execution;

/// <summary>An admission that its call cannot keep in registers. One per thread is kept for the next call.</summary>
internal sealed class HeldAdmission
{
    /// <summary>That of all calls of which there is nothing to say but that the circuit is open.</summary>
    public static readonly HeldAdmission CircuitOpen = new() { _admission = default(Admission).Refused(CallFailureCause.CircuitOpen) };

    [ThreadStatic]
    private static HeldAdmission? t_free;

    private Admission _admission;

    public ref readonly Admission Admission => ref _admission;

    public static HeldAdmission Hold(in Admission admission)
    {
        HeldAdmission held = t_free ?? new HeldAdmission();
        t_free = null;
        held._admission = admission;
        return held;
    }

    public void Release()
    {
        if (this != CircuitOpen)
        {
            // Nothing that a call had is kept alive.
            _admission = default;
            t_free = this;
        }
    }
}
