namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step of the pipeline that an invocation goes through.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
