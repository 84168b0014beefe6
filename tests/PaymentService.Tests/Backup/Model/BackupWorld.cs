using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace PaymentService.Tests;

/// <summary>
/// One payment, two processors and any number of workers on one database, where a script decides who moves next and what
/// becomes of every call. All in one thread: a worker runs until it is frozen or has ended.
/// </summary>
internal sealed class BackupWorld : IDisposable
{
    private static readonly Lazy<SqliteConnection> s_empty = new(MakeEmpty);

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly DbContextOptions<SqlitePaymentsContext> _options;
    private readonly FakeTimeProvider _time = new();
    private readonly RetryQueueSettings _settings = new() { MaxAttempts = 1_000 };
    private readonly RetrySchedule _schedule;
    private readonly PaymentsDatabase _database = PaymentsDatabase.Choose("Data Source=unused.db");
    private readonly Script _script;
    private readonly ModelProcessor _stripe;
    private readonly ModelProcessor _backup;
    private readonly List<TaskCompletionSource> _frozen = [];
    private readonly List<Action> _late = [];
    private readonly List<Task> _workers = [];
    private readonly List<string> _wrong = [];

    public BackupWorld(int[] choices)
    {
        _script = new Script(choices);
        _schedule = new RetrySchedule(_settings, _time);
        _stripe = new ModelProcessor("stripe", this);
        _backup = new ModelProcessor("backup", this);
        CardDeclines = _script.Next(5) == 4;
        _connection.Open();
        _options = Options(_connection);
        lock (s_empty)
        {
            s_empty.Value.BackupDatabase(_connection);
        }
    }

    public bool CardDeclines { get; }

    public Payment Payment
    {
        get
        {
            using PaymentsContext db = Open();
            return db.Payments.AsNoTracking().Single();
        }
    }

    public int Charges => new[] { _stripe, _backup }.Count(processor => processor.Intent?.State is ChargeState.Succeeded);

    public PaymentIntentId? ChargedIntent => new[] { _stripe, _backup }.SingleOrDefault(processor => processor.Intent?.State is ChargeState.Succeeded)?.Intent!.Id;

    /// <summary>What the model saw that must not be.</summary>
    public IReadOnlyList<string> Wrong =>
        [.. _wrong, .. _workers.Where(worker => worker.IsFaulted).Select(worker => worker.Exception!.GetBaseException().Message)];

    /// <summary>All goes well half of the time, so that payments come far enough for the rest to matter.</summary>
    public Luck NextLuck()
    {
        int kinds = Enum.GetValues<Luck>().Length;
        int luck = _script.Next(2 * kinds);
        return luck < kinds ? (Luck)luck : Luck.Answered;
    }

    public void CheckThatOneMayBeCharged()
    {
        if (_stripe.Intent is { MayBeCharged: true, IsCancelled: false } && _backup.Intent is { MayBeCharged: true, IsCancelled: false })
        {
            _wrong.Add("Confirms were sent to both processors, and neither intent is cancelled.");
        }
    }

    public Task FreezeAsync()
    {
        var frozen = new TaskCompletionSource();
        _frozen.Add(frozen);
        return frozen.Task;
    }

    public void DoLater(Action work) => _late.Add(work);

    public void Play()
    {
        _workers.Add(AcceptAsync());
        while (!_script.HasEnded)
        {
            switch (_script.Next(8))
            {
                case 0 or 1 or 2:
                    _time.Advance(_settings.MaxDelay + _settings.Lease);
                    _workers.Add(WorkAsync());
                    break;
                case 3:
                    _time.Advance(TimeSpan.FromSeconds(3));
                    _workers.Add(WorkAsync());
                    break;
                case 4:
                    Wake();
                    break;
                case 5:
                    // Killed: nobody will wake them.
                    _frozen.Clear();
                    break;
                case 6:
                    DoOneLate();
                    break;
                default:
                    Cancel(_script.Next(3) == 0 ? _backup : _stripe, isUnwanted: _script.Next(3) == 2);
                    break;
            }
        }
    }

    /// <summary>All is well from here on: workers come as long as something is to be done.</summary>
    public void Finish()
    {
        for (int i = 0; i < 20 && !Payment.IsSettled; i++)
        {
            _time.Advance(_settings.MaxDelay + _settings.Lease);
            _workers.Add(WorkAsync());
        }
    }

    /// <summary>Who was frozen wakes up, and what was on its way arrives.</summary>
    public void Thaw()
    {
        while (_frozen.Count > 0)
        {
            Wake();
        }

        while (_late.Count > 0)
        {
            DoOneLate();
        }
    }

    public void Dispose() => _connection.Dispose();

    private static SqliteConnection MakeEmpty()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var db = new SqlitePaymentsContext(Options(connection));
        db.Database.Migrate();
        return connection;
    }

    private async Task AcceptAsync()
    {
        await using PaymentsContext db = Open();
        Payment payment = db.Payments.Add(new Payment("order-1", new Charge(1999, "eur", "pm_card_visa", null), _schedule.Now)).Entity;
        QueuedPayment place = new RetryQueue(db, _database, _schedule).Enter(payment);
        await db.SaveChangesAsync();
        await ProcessAsync(db, payment, place);
    }

    private async Task WorkAsync()
    {
        await using PaymentsContext db = Open();
        foreach (QueuedPayment place in await new RetryQueue(db, _database, _schedule).ClaimAsync(1, CancellationToken.None))
        {
            Payment payment = await db.Payments.SingleAsync();
            db.RetryQueue.Attach(place);
            await ProcessAsync(db, payment, place);
        }
    }

    private Task<bool> ProcessAsync(PaymentsContext db, Payment payment, QueuedPayment place) =>
        new PaymentProcessor(db, new Gateways(_stripe, _backup), _schedule, NullLogger<PaymentProcessor>.Instance)
            .ProcessAsync(payment, place, CancellationToken.None);

    private SqlitePaymentsContext Open() => new(_options);

    private static DbContextOptions<SqlitePaymentsContext> Options(SqliteConnection connection) =>
        new DbContextOptionsBuilder<SqlitePaymentsContext>().UseSqlite(connection).Options;

    private void Wake()
    {
        if (_frozen.Count > 0)
        {
            TaskCompletionSource first = _frozen[0];
            _frozen.RemoveAt(0);
            first.SetResult();
        }
    }

    private void DoOneLate()
    {
        if (_late.Count > 0)
        {
            Action first = _late[0];
            _late.RemoveAt(0);
            try
            {
                first();
            }
            catch (Stripe.StripeException)
            {
                // Nobody hears the answer.
            }
        }
    }

    private static void Cancel(ModelProcessor at, bool isUnwanted)
    {
        if (at.Intent is { State: ChargeState.Unconfirmed } intent)
        {
            intent.State = isUnwanted ? ChargeState.Declined : ChargeState.Cancelled;
            intent.IsUnwanted = isUnwanted;
        }
    }
}
