using PaymentService.Trials;

return await CommandLine.Root().Parse(args).InvokeAsync();
