using Microsoft.Extensions.Hosting;
using SampleApp;

await Sample.Build(args).RunAsync();
