using LocalHost;

try
{
    await using var host = await FunctionsHost.StartAsync(args);
    return await host.RunAsync();
}
catch (LocalHostException exception)
{
    // Whoever sits at the console needs the message; a stack trace would hide it.
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
