using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace LocalWorker.Tests.Worker;

public class WorkerApiTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly HashSet<string> Genuine = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "worker-api.txt"))];

    [Fact]
    public void Every_public_member_is_one_of_the_genuine_worker()
    {
        var ours = Types().SelectMany(Lines).ToList();

        Assert.Contains("Microsoft.Azure.Functions.Worker.QueueTriggerAttribute :: System.String get_QueueName()", ours);
        Assert.DoesNotContain(ours, line => !Genuine.Contains(line));
    }

    [Fact]
    public void All_else_stays_in_a_namespace_of_its_own() =>
        Assert.All(
            typeof(LocalAddress).Assembly.GetExportedTypes().Except(Types()),
            type => Assert.Equal("LocalWorker", type.Namespace));

    [Theory]
    [InlineData(typeof(FunctionAttribute), typeof(Attribute))]
    [InlineData(typeof(HttpTriggerAttribute), typeof(Microsoft.Azure.Functions.Worker.Extensions.Abstractions.TriggerBindingAttribute))]
    [InlineData(typeof(QueueTriggerAttribute), typeof(Microsoft.Azure.Functions.Worker.Extensions.Abstractions.TriggerBindingAttribute))]
    [InlineData(typeof(TimerTriggerAttribute), typeof(Microsoft.Azure.Functions.Worker.Extensions.Abstractions.TriggerBindingAttribute))]
    [InlineData(typeof(InvocationResult), typeof(InvocationResult<object>))]
    [InlineData(typeof(FunctionsApplicationBuilder), typeof(IHostApplicationBuilder))]
    [InlineData(typeof(FunctionsApplicationBuilder), typeof(IFunctionsWorkerApplicationBuilder))]
    public void Types_stand_to_each_other_as_in_the_genuine_worker(Type type, Type parent) => Assert.True(type.IsAssignableTo(parent));

    [Fact]
    public void What_cannot_be_constructed_there_cannot_be_constructed_here() =>
        Assert.Empty(typeof(FunctionsApplicationBuilder).GetConstructors());

    private static IEnumerable<Type> Types() =>
        typeof(LocalAddress).Assembly.GetExportedTypes().Where(type => type.Namespace!.StartsWith("Microsoft.", StringComparison.Ordinal));

    private static IEnumerable<string> Lines(Type type)
    {
        // Of enums only the values are listed; properties are listed by their accessors.
        var members = type.GetMembers(Declared).Where(member => member switch
        {
            MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
            FieldInfo field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
            _ => false,
        });
        return members.Select(member => $"{type.FullName} :: {member}").Prepend(type.FullName!);
    }
}
