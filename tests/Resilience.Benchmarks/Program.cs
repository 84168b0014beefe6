using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using Perfolizer.Horology;
using Resilience.Benchmarks;

if (args is ["generator" or "build" or "analyzers" or "threads" or "cold" or "report", ..])
{
    return await Commands.Root().Parse(args).InvokeAsync();
}

// Three processes each, so that a median is one of runs and not of one run's luck.
IConfig config = DefaultConfig.Instance.AddColumn(StatisticColumn.Median).AddJob(Job.Default.WithLaunchCount(3).WithWarmupCount(4).WithIterationCount(8).WithIterationTime(TimeInterval.FromMilliseconds(200)).AsDefault());
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
return 0;
