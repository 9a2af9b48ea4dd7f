using SynthEmotion.Domain;

namespace SynthEmotion.Generation;

/// <summary>
/// One endpoint of the settings, <c>endpoints.NAME</c>. Its defaults are those of hocon/synthemotion.conf. Keys are never settings: a setting names the
/// environment variable that holds the key.
/// </summary>
public sealed record EndpointOptions
{
    /// <summary>The kinds that <see cref="Kind"/> may name.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["embedded", "azure-openai", "openai", "ollama"];

    /// <summary>The forms that <see cref="StructuredOutput"/> may name.</summary>
    public static IReadOnlyList<string> StructuredOutputs { get; } = ["json-schema", "json-object", "none"];

    /// <summary>The ways that <see cref="Credential"/> may name.</summary>
    public static IReadOnlyList<string> Credentials { get; } = ["key", "default-azure"];

    /// <summary>The key under <c>endpoints</c>; part of every sample's provenance.</summary>
    public required string Name { get; init; }

    /// <summary><c>kind</c>: embedded (no model, no network), azure-openai, openai (also vLLM, llama.cpp and others that speak its chat API) or ollama.</summary>
    public string Kind { get; init; } = "embedded";

    /// <summary><c>base-address</c>: absolute http(s) address. Default for openai: https://api.openai.com/v1; for ollama: http://localhost:11434; azure-openai: the resource, required.</summary>
    public string BaseAddress { get; init; } = "";

    /// <summary><c>model</c>: model name; for azure-openai the deployment's name; for embedded nothing.</summary>
    public string Model { get; init; } = "";

    /// <summary><c>key-variable</c>: environment variable that holds the key. Default OPENAI_API_KEY for openai at its own address, AZURE_OPENAI_API_KEY for azure-openai, none else.</summary>
    public string KeyVariable { get; init; } = "";

    /// <summary><c>credential</c>, azure-openai only: key, or default-azure for DefaultAzureCredential (managed identity, az login).</summary>
    public string Credential { get; init; } = "key";

    /// <summary><c>weight</c>: share of the batches relative to the other endpoints' weights. Above 0.</summary>
    public double Weight { get; init; } = 1;

    /// <summary><c>temperature</c>: 0 to 2; absent: the model's own (some models take no other).</summary>
    public double? Temperature { get; init; }

    /// <summary><c>top-p</c>: above 0, at most 1; absent: the model's own.</summary>
    public double? TopP { get; init; }

    /// <summary><c>max-output-tokens</c>: at least 256; absent: the model's own. An answer that it cuts off is salvaged and paid.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary><c>structured-output</c>: json-schema, json-object (only "answer in JSON") or none, as the endpoint supports it.</summary>
    public string StructuredOutput { get; init; } = "json-schema";

    /// <summary><c>timeout</c>: for one whole call. 1 second to 1 hour.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary><c>concurrency</c>: calls in flight from all nodes together. 1 to 4096.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary><c>requests-per-minute</c> over all nodes; absent: no limit.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary><c>tokens-per-minute</c> over all nodes, input and output; absent: no limit.</summary>
    public int? TokensPerMinute { get; init; }

    /// <summary><c>price-per-million-input</c>: in whatever currency the budget is in.</summary>
    public double PricePerMillionInput { get; init; }

    /// <summary><c>price-per-million-output</c>: in the same currency.</summary>
    public double PricePerMillionOutput { get; init; }

    /// <summary>Model as provenance and plan identity name it.</summary>
    public string ModelName => Kind == "embedded" ? EmbeddedAuthor.ModelName : Model;

    /// <summary>What a call of this many tokens costs.</summary>
    public double CostOf(long inputTokens, long outputTokens) => ((inputTokens * PricePerMillionInput) + (outputTokens * PricePerMillionOutput)) / 1e6;

    /// <summary>The address to call: <see cref="BaseAddress"/>, or the kind's default.</summary>
    internal string Address => (BaseAddress, Kind) switch
    {
        ("", "openai") => "https://api.openai.com/v1",
        ("", "ollama") => "http://localhost:11434",
        _ => BaseAddress,
    };

    /// <summary>The variable to take the key from; empty: no key.</summary>
    internal string Variable => (KeyVariable, Kind) switch
    {
        ("", "openai") when BaseAddress.Length == 0 => "OPENAI_API_KEY",
        ("", "azure-openai") when Credential == "key" => "AZURE_OPENAI_API_KEY",
        _ => KeyVariable,
    };

    /// <summary>All that is wrong with these settings, without looking at the environment.</summary>
    public IEnumerable<SettingError> Validate()
    {
        SettingError Error(string key, object? value, string valid) =>
            new($"endpoints.{Name}.{key}", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}"), valid);

        if (!Kinds.Contains(Kind))
            yield return Error("kind", Kind, "one of " + string.Join(", ", Kinds));
        if (Kind is "azure-openai" or "openai" or "ollama" && Model.Length == 0)
            yield return Error("model", "", Kind == "azure-openai" ? "the deployment's name" : "the model's name");
        if (Kind == "azure-openai" && BaseAddress.Length == 0)
            yield return Error("base-address", "", "the resource's address, such as https://NAME.openai.azure.com");
        if (BaseAddress.Length > 0 && !(Uri.TryCreate(BaseAddress, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            yield return Error("base-address", BaseAddress, "an absolute http or https address");
        else if (BaseAddress.Length > 0 && new Uri(BaseAddress) is { UserInfo.Length: > 0 } or { Query.Length: > 0 })
            yield return Error("base-address", "(hidden)", "an address without user, password or query: keys come from the environment");
        if (!Credentials.Contains(Credential))
            yield return Error("credential", Credential, "one of " + string.Join(", ", Credentials));
        else if (Credential == "default-azure" && Kind != "azure-openai")
            yield return Error("credential", Credential, "key; default-azure is for kind azure-openai");
        if (!StructuredOutputs.Contains(StructuredOutput))
            yield return Error("structured-output", StructuredOutput, "one of " + string.Join(", ", StructuredOutputs));
        if (!(Weight > 0 && double.IsFinite(Weight)))
            yield return Error("weight", Weight, "a number above 0");
        if (Temperature is not null and not (>= 0 and <= 2))
            yield return Error("temperature", Temperature, "0 to 2, or absent");
        if (TopP is not null and not (> 0 and <= 1))
            yield return Error("top-p", TopP, "above 0, at most 1, or absent");
        if (MaxOutputTokens is < 256)
            yield return Error("max-output-tokens", MaxOutputTokens, "at least 256, or absent");
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromHours(1))
            yield return Error("timeout", Timeout, "1 second to 1 hour");
        if (Concurrency is < 1 or > 4096)
            yield return Error("concurrency", Concurrency, "1 to 4096");
        if (RequestsPerMinute is < 1)
            yield return Error("requests-per-minute", RequestsPerMinute, "at least 1, or absent");
        if (TokensPerMinute is < 1)
            yield return Error("tokens-per-minute", TokensPerMinute, "at least 1, or absent");
        if (!(PricePerMillionInput >= 0 && double.IsFinite(PricePerMillionInput)))
            yield return Error("price-per-million-input", PricePerMillionInput, "0 or more");
        if (!(PricePerMillionOutput >= 0 && double.IsFinite(PricePerMillionOutput)))
            yield return Error("price-per-million-output", PricePerMillionOutput, "0 or more");
    }
}
