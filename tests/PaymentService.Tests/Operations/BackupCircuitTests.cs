using System.Net;

namespace PaymentService.Tests;

public sealed class BackupCircuitTests : BackupTest
{
    [DatabaseFact]
    public async Task Both_circuits_are_seen_before_the_first_payment_and_the_backups_is_forced_open_alone()
    {
        (await Service.GetAsync("/circuits")).Body.GetProperty("items").EnumerateArray().Select(circuit => circuit.GetProperty("name").GetString())
            .ShouldBe(["IStripeGateway", "IStripeGateway[backup]"]);

        (await Service.CommandAsync("/circuits/IStripeGateway%5Bbackup%5D/force-open")).Status.ShouldBe(HttpStatusCode.OK);

        (await Service.GetAsync("/circuits/IStripeGateway[backup]")).Field("state").ShouldBe("ForcedOpen");
        (await Service.GetAsync("/circuits/IStripeGateway")).Field("state").ShouldBe("Closed");
    }
}
