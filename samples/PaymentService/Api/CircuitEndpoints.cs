using Resilience;

namespace PaymentService;

/// <summary>The circuits of this process, to be seen and to be switched by hand.</summary>
internal static class CircuitEndpoints
{
    public static void MapCircuits(this WebApplication app)
    {
        app.MapGet("/circuits", (ICircuitRegistry circuits) => new CircuitList([.. circuits.OrderBy(circuit => circuit.Name, StringComparer.Ordinal).Select(CircuitView.Of)]));
        app.MapGet("/circuits/{name}", (string name, ICircuitRegistry circuits) => With(circuits, name, _ => { }));

        RouteGroupBuilder commands = app.MapGroup("/circuits/{name}").AddEndpointFilter<SameMachineOnly>();
        commands.MapPost("/open", Open);
        commands.MapPost("/force-open", (string name, ICircuitRegistry circuits) => With(circuits, name, circuit => circuit.ForceOpen()));
        commands.MapPost("/close", (string name, ICircuitRegistry circuits) => With(circuits, name, circuit => circuit.Close()));
        commands.MapPost("/disable", (string name, ICircuitRegistry circuits) => With(circuits, name, circuit => circuit.Disable()));
    }

    private static IResult Open(string name, string? @for, ICircuitRegistry circuits)
    {
        if (@for is null)
        {
            return With(circuits, name, circuit => circuit.Open());
        }

        if (!Duration.TryParse(@for, out TimeSpan duration))
        {
            var errors = new BadRequest();
            errors.Add("for", $"Is '{@for}'; expected {Duration.Expected}.");
            return errors.ToResult("The request is wrong.");
        }

        return With(circuits, name, circuit => circuit.Open(duration));
    }

    private static IResult With(ICircuitRegistry circuits, string name, Action<CircuitBreaker> command)
    {
        if (!circuits.TryGet(name, out CircuitBreaker? circuit))
        {
            string names = string.Join(", ", circuits.Select(circuit => circuit.Name).Order(StringComparer.Ordinal));
            return Results.Problem($"There are: {names}.", title: "There is no such circuit.", statusCode: StatusCodes.Status404NotFound);
        }

        command(circuit);
        return Results.Ok(CircuitView.Of(circuit));
    }
}
