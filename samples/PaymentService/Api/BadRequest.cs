namespace PaymentService;

/// <summary>Collects what is wrong with a request, by the field's name.</summary>
internal sealed class BadRequest
{
    private readonly Dictionary<string, string[]> _errors = [];

    /// <summary>Nothing is wrong with it that could be seen: the caller stopped sending it.</summary>
    public bool ComesTooSlowly { get; set; }

    public bool IsEmpty => _errors.Count == 0;

    public void Add(string field, string message) => _errors.TryAdd(field, [message]);

    public IResult ToResult(string title) => Results.ValidationProblem(
        _errors, title: title, statusCode: ComesTooSlowly ? StatusCodes.Status408RequestTimeout : StatusCodes.Status400BadRequest);
}
