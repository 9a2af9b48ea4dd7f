using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SynthEmotion.Tests.Generation;

/// <summary>Writes answers in the forms of the chat APIs: one body, server-sent events or Ollama's object.</summary>
internal sealed class LoopbackWire(HttpContext context, bool ollama, bool stream, string model)
{
    public CancellationToken Aborted => context.RequestAborted;

    public void Header(string name, string value) => context.Response.Headers[name] = value;

    public async Task AnswerAsync(string text, string finishReason)
    {
        if (stream && !ollama)
            await StreamAsync(text, finishReason);
        else
            await RawAsync(Body(text, null, finishReason));
    }

    public Task RefuseAsync() => ollama
        ? RawAsync(Body("I'm sorry, but I can't help with that.", null, "stop"))
        : RawAsync(Body(null, "I'm sorry, but I can't help with that.", "stop"));

    public async Task ErrorAsync(int status, string message, string code)
    {
        context.Response.StatusCode = status;
        await RawAsync(ollama
            ? new JsonObject { ["error"] = message }.ToJsonString()
            : new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "error", ["code"] = code } }.ToJsonString());
    }

    public async Task CutAsync(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(Body(text, null, "stop"));
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), Aborted);
        await context.Response.Body.FlushAsync(Aborted);
        context.Abort();
    }

    public async Task HalfAsync(string text)
    {
        var body = Body(text, null, "stop");
        await RawAsync(body[..(body.Length / 2)]);
    }

    public async Task RawAsync(string body)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body, Aborted);
    }

    private async Task StreamAsync(string text, string finishReason)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var part in text.Chunk(40))
            await EventAsync(Chunk(new string(part), null));
        await EventAsync(Chunk("", finishReason));
        await EventAsync("[DONE]");
    }

    private async Task EventAsync(string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n", Aborted);
        await context.Response.Body.FlushAsync(Aborted);
    }

    private string Chunk(string text, string? finishReason) => new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion.chunk",
        ["created"] = 1700000000,
        ["model"] = model,
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = new JsonObject { ["content"] = text }, ["finish_reason"] = finishReason }),
    }.ToJsonString();

    // Usage: a token for every four characters, which is what tests reckon with.
    private string Body(string? text, string? refusal, string finishReason)
    {
        var output = (text ?? refusal ?? "").Length / 4;
        return (ollama
            ? new JsonObject
            {
                ["model"] = model,
                ["created_at"] = "2024-01-01T00:00:00Z",
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text ?? "" },
                ["done"] = true,
                ["done_reason"] = finishReason,
                ["prompt_eval_count"] = 100,
                ["eval_count"] = output,
            }
            : new JsonObject
            {
                ["id"] = "chatcmpl-1",
                ["object"] = "chat.completion",
                ["created"] = 1700000000,
                ["model"] = model,
                ["choices"] = new JsonArray(new JsonObject
                {
                    ["index"] = 0,
                    ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text, ["refusal"] = refusal },
                    ["finish_reason"] = finishReason,
                }),
                ["usage"] = new JsonObject { ["prompt_tokens"] = 100, ["completion_tokens"] = output, ["total_tokens"] = 100 + output },
            }).ToJsonString();
    }
}
