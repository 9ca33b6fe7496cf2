namespace SampleApp;

public sealed record Order(int Number, string Name);
