using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Started as a worker: says what time it is to its services, has the run's clock moved, and says it again.
using var host = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings()).Build();
var clock = host.Services.GetRequiredService<TimeProvider>();
using var client = new HttpClient();

Say();
using var moved = await client.PostAsync(new Uri($"http://{Environment.GetEnvironmentVariable("WEBSITE_HOSTNAME")}/_clock?at=2030-02-03T12:00"), null);
Say();

void Say() => Console.WriteLine(clock.GetUtcNow().ToString("yyyy-MM-dd HH", CultureInfo.InvariantCulture));
