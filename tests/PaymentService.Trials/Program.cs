using PaymentService.Trials;

await Console.Error.WriteLineAsync(CommandLine.Usage);
return 2;
