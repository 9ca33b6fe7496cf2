using System.ComponentModel.DataAnnotations;
using Fair;
using Microsoft.Extensions.Options;

try
{
    await FairHost.Create(args).RunAsync();
    return 0;
}
catch (Exception exception) when (exception is OptionsValidationException or ValidationException)
{
    // Which setting is wrong, and what to do; where that was noticed is nobody's concern.
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
