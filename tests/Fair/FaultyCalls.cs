using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Platform.Records;

namespace Fair.Tests;

/// <summary>How a storage call goes wrong.</summary>
public enum Fault
{
    /// <summary>It fails before storage was reached, once: the SDK tries again.</summary>
    Unreached,

    /// <summary>It fails before storage was reached, and so does each further try.</summary>
    Outage,

    /// <summary>It takes effect and its reply is lost, once: the SDK tries again, and finds its own work.</summary>
    ReplyLost,

    /// <summary>It fails for good, with storage as it was.</summary>
    Refused,

    /// <summary>The process dies before the call: neither it nor any later one of the flow is made.</summary>
    CrashBefore,

    /// <summary>The process dies right after the call took effect.</summary>
    CrashAfter,
}

/// <summary>
/// The fault-injection harness: makes the n-th storage call of the flow that arms it go wrong in a given way. Other
/// flows of the same application (queues, timers) are let be, unless they are armed.
/// </summary>
public sealed class FaultyCalls : StorageCalls
{
    // As StorageSetup tells the SDK.
    private const int Retries = 3;

    private readonly Lock gate = new();
    private int left = -1;
    private Fault fault;
    private bool isDead;
    private int triesLeft;
    private Func<HttpMessage, bool> concerns = _ => true;

    private readonly System.Collections.Concurrent.ConcurrentQueue<string> recorded = [];
    private long requests;
    private long failed;
    private double rate;

    /// <summary>Calls of the application's functions, first tries only.</summary>
    public long Requests => Interlocked.Read(ref requests);

    /// <summary>What was called since <see cref="Record"/>: method, service and what of it.</summary>
    public IReadOnlyCollection<string> Recorded => recorded;

    public void Record() => recorded.Clear();

    /// <summary>Whether the fault was met.</summary>
    public bool Struck { get; private set; }

    /// <summary>The fault that was armed last.</summary>
    public Fault LastFault => fault;

    /// <summary>Makes the n-th call from now on that <paramref name="which"/> concerns go wrong; n counts from 1.</summary>
    public void Arm(int n, Fault kind, Func<HttpMessage, bool>? which = null)
    {
        lock (gate)
        {
            (left, fault, isDead, triesLeft, Struck) = (n, kind, false, 0, false);
            concerns = which ?? (_ => true);
        }
    }

    /// <summary>The process is started anew: calls work again.</summary>
    public void Disarm()
    {
        lock (gate)
        {
            (left, isDead, triesLeft) = (-1, false, 0);
        }
    }

    /// <summary>Makes a share of all calls go wrong, each in a way of its own; 0 ends it.</summary>
    public void FailAtRandom(double share) => rate = share;

    /// <summary>Calls that went wrong at random.</summary>
    public long Failed => Interlocked.Read(ref failed);

    /// <summary>Which calls do not get through for as long as this is set, unless whoever makes them is cancelled.</summary>
    public Func<HttpMessage, bool>? Stalls { get; set; }

    private async ValueTask FailAtRandomAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (rate == 0 || Random.Shared.NextDouble() >= rate)
        {
            return;
        }

        Interlocked.Increment(ref failed);
        switch (Random.Shared.Next(3))
        {
            case 0:
                throw new RequestFailedException(0, "Storage was not reached.", new HttpRequestException("sample fault"));
            case 1:
                await base.ProcessAsync(message, pipeline);
                throw new IOException("The reply was lost.");
            default:
                throw new InvalidOperationException("sample fault: refused");
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        while (Stalls?.Invoke(message) == true)
        {
            await Task.Delay(20, message.CancellationToken);
        }

        await FailAtRandomAsync(message, pipeline);
        Interlocked.Increment(ref requests);
        recorded.Enqueue($"{message.Request.Method} {message.Request.Uri.Path.Split('(')[0]}");
        switch (Next(message))
        {
            case Fault.Unreached or Fault.Outage:
                throw new RequestFailedException(0, "Storage was not reached.", new HttpRequestException("sample fault"));
            case Fault.Refused:
                throw new InvalidOperationException("sample fault: refused");
            case Fault.CrashBefore:
                throw new SampleCrashException();
            case Fault.ReplyLost:
                await base.ProcessAsync(message, pipeline);
                throw new IOException("The reply was lost.");
            case Fault.CrashAfter:
                await base.ProcessAsync(message, pipeline);
                throw new SampleCrashException();
            default:
                await base.ProcessAsync(message, pipeline);
                break;
        }
    }

    private Fault? Next(HttpMessage message)
    {
        lock (gate)
        {
            if (!concerns(message))
            {
                return null;
            }

            if (isDead)
            {
                return Fault.CrashBefore;
            }

            if (triesLeft > 0)
            {
                triesLeft--;
                return Fault.Unreached;
            }

            if (left < 0 || --left != 0)
            {
                return null;
            }

            left = -1;
            Struck = true;
            triesLeft = fault == Fault.Outage ? Retries : 0;
            isDead = fault is Fault.CrashBefore or Fault.CrashAfter;
            return fault;
        }
    }
}

/// <summary>Stands for the death of the process.</summary>
public sealed class SampleCrashException() : Exception("sample fault: the process died");
