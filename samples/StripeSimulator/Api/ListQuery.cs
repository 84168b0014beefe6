namespace StripeSimulator;

/// <summary>Which page of a list is asked for.</summary>
internal sealed record ListQuery(long Limit, string? StartingAfter, string? EndingBefore, string? PaymentIntent)
{
    public static ListQuery From(Parameters parameters)
    {
        long limit = parameters.Integer("limit") ?? 10;
        if (limit is < 1 or > 100)
        {
            throw StripeErrors.Wrong("limit", "This value must be between 1 and 100.", "parameter_invalid_integer");
        }

        return new ListQuery(
            limit, parameters.Text("starting_after"), parameters.Text("ending_before"), parameters.Text("payment_intent"));
    }

    public StripeList<T> Fetch<T>(Books books, string url)
        where T : class, IStripeObject
    {
        Exists<T>(books, StartingAfter, "starting_after");
        Exists<T>(books, EndingBefore, "ending_before");

        List<T> found = books.Page<T>(this);
        bool more = found.Count > Limit;
        IEnumerable<T> page = found.Take((int)Limit);
        return new StripeList<T>(url, more, [.. EndingBefore is null ? page : page.Reverse()]);
    }

    private static void Exists<T>(Books books, string? id, string param)
        where T : class, IStripeObject
    {
        if (id is not null && books.Find<T>(id) is null)
        {
            throw StripeErrors.NoSuch<T>(id, param, status: 400);
        }
    }
}
