namespace Resilience.GeneratedTests;

[TotalTimeout(1_200), Hedge(500), Retry(1, Delay = 0, Classifier = typeof(Judge))]
public interface IHedgedJudgedInTime : ICalls;
