using Microsoft.EntityFrameworkCore;

namespace PaymentService;

internal static class PaymentEndpoints
{
    private const int LongestList = 1_000;

    public static void MapPayments(this WebApplication app)
    {
        app.MapPost("/payments", PayAsync);
        app.MapGet("/payments/{id}", GetAsync);
        app.MapGet("/payments", ListAsync);
    }

    private static async Task<IResult> PayAsync(HttpContext http, PaymentIntake intake)
    {
        var errors = new BadRequest();
        string? key = PaymentRequestReader.ReadIdempotencyKey(http.Request, errors);
        Charge? charge = await PaymentRequestReader.ReadChargeAsync(http.Request, errors, http.RequestAborted);
        if (key is null || charge is null)
        {
            return errors.ToResult("The request is wrong; nothing was stored.");
        }

        if (await intake.AcceptAsync(key, charge) is not { } payment)
        {
            return Results.Problem("This Idempotency-Key came with another body before.", statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        http.Response.Headers.Location = $"/payments/{payment.Id}";
        return Results.Json(PaymentView.Of(payment), statusCode: payment.Status switch
        {
            PaymentStatus.Success => StatusCodes.Status201Created,
            PaymentStatus.Failed => StatusCodes.Status402PaymentRequired,
            _ => StatusCodes.Status202Accepted,
        });
    }

    private static async Task<IResult> GetAsync(string id, PaymentsContext db, CancellationToken cancellationToken)
    {
        var key = new PaymentId(id);
        return await db.Payments.AsNoTracking().SingleOrDefaultAsync(payment => payment.Id == key, cancellationToken) is { } payment
            ? Results.Ok(PaymentView.Of(payment))
            : Results.Problem("There is no such payment.", statusCode: StatusCodes.Status404NotFound);
    }

    /// <summary>The newest first.</summary>
    private static async Task<IResult> ListAsync(string? status, PaymentsContext db, CancellationToken cancellationToken)
    {
        IQueryable<Payment> payments = db.Payments.AsNoTracking();
        if (status is not null)
        {
            if (!PaymentStatusName.TryParse(status, out PaymentStatus wanted))
            {
                var errors = new BadRequest();
                errors.Add("status", $"Must be one of {string.Join(", ", PaymentStatusName.All)}.");
                return errors.ToResult("The request is wrong.");
            }

            payments = payments.Where(payment => payment.Status == wanted);
        }

        List<Payment> found = await payments
            .OrderByDescending(payment => payment.CreatedAt).ThenByDescending(payment => payment.Id).Take(LongestList).ToListAsync(cancellationToken);
        return Results.Ok(new PaymentList([.. found.Select(PaymentView.Of)]));
    }
}
