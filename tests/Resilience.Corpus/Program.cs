using Resilience.Corpus;

return await CommandLine.Root().Parse(args).InvokeAsync();
