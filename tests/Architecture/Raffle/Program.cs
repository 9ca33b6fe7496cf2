using Microsoft.Extensions.Hosting;
using Fair;
using Raffle;

await FairHost.Create(args, services => services.AddRaffle()).RunAsync();
