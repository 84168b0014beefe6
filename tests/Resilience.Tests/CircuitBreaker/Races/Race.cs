using System.Runtime.ExceptionServices;
using Shouldly;

namespace Resilience.Tests;

/// <summary>Real threads, started together and waited for under a deadline.</summary>
internal static class Race
{
    /// <summary>Milliseconds; less than the deadline, so that the thread that failed first is the one reported.</summary>
    private const long Patience = 20_000;

    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(60);

    /// <summary>Runs a body on so many threads at once; the body is given the thread's number.</summary>
    public static void Run(int threads, Action<int> body)
    {
        using Barrier start = new(threads);
        ExceptionDispatchInfo? failure = null;
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++)
        {
            int number = i;
            all[i] = new Thread(() =>
            {
                try
                {
                    start.SignalAndWait();
                    body(number);
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                }
            })
            {
                IsBackground = true,
            };
            all[i].Start();
        }

        foreach (Thread thread in all)
        {
            thread.Join(s_deadline).ShouldBeTrue("a thread did not end: a deadlock");
        }

        failure?.Throw();
    }

    /// <summary>Waits, on the processor, for what another thread of the race is about to do.</summary>
    public static void SpinUntil(Func<bool> condition)
    {
        SpinWait spin = default;
        long start = Environment.TickCount64;
        while (!condition())
        {
            spin.SpinOnce(sleep1Threshold: -1);
            if (spin.Count % 1_000 == 0 && Environment.TickCount64 - start > Patience)
            {
                throw new TimeoutException("The other thread has stopped.");
            }
        }
    }

    /// <summary>
    /// Runs rounds: all threads enter each at once, and between rounds one of them looks at what came of it, while the others stand still.
    /// </summary>
    public static void Rounds(int threads, int rounds, Action<int, int> body, Action<int> between)
    {
        using Barrier barrier = new(threads, phase => between((int)phase.CurrentPhaseNumber));
        Run(threads, number =>
        {
            bool counts = true;
            try
            {
                for (int round = 0; round < rounds; round++)
                {
                    body(number, round);
                    barrier.SignalAndWait(s_deadline).ShouldBeTrue("a round did not end: a deadlock");
                }

                counts = false;
            }
            finally
            {
                if (counts)
                {
                    // This one failed: the others must not wait for it.
                    barrier.RemoveParticipant();
                }
            }
        });
    }
}
