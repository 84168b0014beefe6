namespace Resilience.GeneratedTests;

[Hedge(500), Retry(1, Delay = 0, Classifier = typeof(Judge))]
public interface IHedgedJudged : ICalls;
