using Fair;

await FairHost.Create(args).RunAsync();
