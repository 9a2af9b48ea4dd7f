using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;
using SynthEmotion.Domain;
using SynthEmotion.Profiles;

namespace SynthEmotion.Generation;

/// <summary>Builds the endpoints of a run from their settings.</summary>
public static class Endpoints
{
    // A server may move while a run of days goes on; DNS is asked again after this long.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(15);

    /// <summary>One endpoint for each of <paramref name="options"/>, in their order. Nothing is called yet.</summary>
    /// <param name="options">Settings of the endpoints to use, at least one.</param>
    /// <param name="profiles">Profiles that the embedded author writes from.</param>
    /// <param name="seed">The run's seed, for the embedded author.</param>
    /// <param name="time">Clock for Retry-After dates.</param>
    /// <param name="environment">Where keys come from; by default the process's environment.</param>
    /// <exception cref="BadInputException">All setting errors and missing keys at once.</exception>
    public static IReadOnlyList<Endpoint> Create(
        IEnumerable<EndpointOptions> options, IReadOnlyCollection<CulturalProfile> profiles, long seed, TimeProvider time,
        Func<string, string?>? environment = null)
    {
        var all = options.ToList();
        var read = environment ?? Environment.GetEnvironmentVariable;
        var problems = all.SelectMany(o => o.Validate()).Select(e => e.ToString())
            .Concat(all.GroupBy(o => o.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"endpoints.{g.Key} is there twice: names must differ"))
            .Concat(all.Where(o => o.Variable.Length > 0 && string.IsNullOrWhiteSpace(read(o.Variable)))
                .Select(o => $"endpoints.{o.Name}: the environment variable {o.Variable} is not set; it must hold the endpoint's key (endpoints.{o.Name}.key-variable names it)"))
            .ToList();
        if (all.Count == 0)
            problems.Add("no endpoint is chosen: name at least one of the endpoints in the settings");
        if (problems.Count > 0)
            throw new BadInputException(problems);
        return [.. all.Select(o => new Endpoint(o, Client(o, profiles, seed, time, o.Variable.Length > 0 ? read(o.Variable)!.Trim() : null)))];
    }

    private static IChatClient Client(EndpointOptions options, IReadOnlyCollection<CulturalProfile> profiles, long seed, TimeProvider time, string? key)
    {
        if (options.Kind == "embedded")
            return new EmbeddedAuthor(profiles, seed);
        var sockets = new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLifetime };
        var http = new HttpClient(new EndpointHttpHandler(sockets, key, time)) { Timeout = Timeout.InfiniteTimeSpan };
        var client = options.Kind switch
        {
            "openai" => OpenAI(options, http, key),
            "azure-openai" => AzureOpenAI(options, http, key),
            _ => Ollama(options, http, key),
        };
        return new OwningChatClient(client, http);
    }

    private static IChatClient OpenAI(EndpointOptions options, HttpClient http, string? key) =>
        // Servers of one's own take any key; the SDK wants one.
        new OpenAIClient(new ApiKeyCredential(key ?? "none"), Prepare(new OpenAIClientOptions { Endpoint = new Uri(options.Address) }, http))
            .GetChatClient(options.Model).AsIChatClient();

    private static IChatClient AzureOpenAI(EndpointOptions options, HttpClient http, string? key)
    {
        var prepared = Prepare(new AzureOpenAIClientOptions(), http);
        var address = new Uri(options.Address);
        var client = key is null
            ? new AzureOpenAIClient(address, new DefaultAzureCredential(), prepared)
            : new AzureOpenAIClient(address, new ApiKeyCredential(key), prepared);
        return client.GetChatClient(options.Model).AsIChatClient();
    }

    private static OllamaApiClient Ollama(EndpointOptions options, HttpClient http, string? key)
    {
        http.BaseAddress = new Uri(options.Address);
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return new OllamaApiClient(http, options.Model);
    }

    // One attempt a call: the lease table asks again, and only what was not answered.
    private static T Prepare<T>(T options, HttpClient http) where T : ClientPipelineOptions
    {
        options.Transport = new HttpClientPipelineTransport(http);
        options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        return options;
    }

    private sealed class OwningChatClient(IChatClient inner, HttpClient http) : DelegatingChatClient(inner)
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing)
                http.Dispose();
        }
    }
}
