// What an ASP.NET Core application costs that does nothing: the yardstick of the start.
var app = WebApplication.Create(args);
app.MapGet("/", () => Results.Content("<!DOCTYPE html><title>Empty</title>", "text/html; charset=utf-8"));
await app.RunAsync();
