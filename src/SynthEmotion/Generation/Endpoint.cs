using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace SynthEmotion.Generation;

/// <summary>A place that answers prompts: its settings, its client and what it was used for by this process.</summary>
public sealed class Endpoint : IDisposable
{
    internal Endpoint(EndpointOptions options, IChatClient inner)
    {
        Options = options;
        Client = new FailureNamingChatClient(new AccountingChatClient(inner, options, Usage), options, Usage);
    }

    /// <summary>Name in the settings and in provenance.</summary>
    public string Name => Options.Name;

    /// <summary>Model asked for; part of provenance and plan identity.</summary>
    public string Model => Options.ModelName;

    /// <summary>Share of the batches, relative to the other endpoints'.</summary>
    public double Weight => Options.Weight;

    /// <summary>Its settings.</summary>
    public EndpointOptions Options { get; }

    /// <summary>The client with its decorators: accounting, time-out and failure naming.</summary>
    public IChatClient Client { get; }

    /// <summary>What this process used it for.</summary>
    public EndpointUsage Usage { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();
}

/// <summary>Counters of one endpoint in this process, safe to read at any time. What was paid over all processes and starts is the response store's to say.</summary>
public sealed class EndpointUsage
{
    private readonly ConcurrentDictionary<string, long> failures = new(StringComparer.Ordinal);
    private long answers, inputTokens, outputTokens;

    /// <summary>Complete answers.</summary>
    public long Answers => Interlocked.Read(ref answers);

    /// <summary>Tokens sent, as the endpoint counted them.</summary>
    public long InputTokens => Interlocked.Read(ref inputTokens);

    /// <summary>Tokens answered, as the endpoint counted them.</summary>
    public long OutputTokens => Interlocked.Read(ref outputTokens);

    /// <summary>Calls that gave no chat completion, by failure name, sorted by name.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Failures => [.. failures.OrderBy(f => f.Key, StringComparer.Ordinal)];

    internal void AddAnswer(long input, long output)
    {
        Interlocked.Increment(ref answers);
        Interlocked.Add(ref inputTokens, input);
        Interlocked.Add(ref outputTokens, output);
    }

    internal void AddFailure(string name) => failures.AddOrUpdate(name, 1, (_, n) => n + 1);
}
