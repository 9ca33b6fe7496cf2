using Fair;
using Microsoft.Extensions.Hosting;
using Raffle;

await FairHost.Create(args, services => services.AddRaffle()).RunAsync();
