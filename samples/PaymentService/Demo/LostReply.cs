namespace PaymentService;

/// <summary>Pulls the plug at the worst moment: when the money moves.</summary>
internal sealed class LostReply(DemoStage stage) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (stage.LoseNextReply && request.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal))
        {
            stage.LoseNextReply = false;
            await stage.BreakStripeAsync("lost_reply", count: 1);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
