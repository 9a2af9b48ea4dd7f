using SynthEmotion.Domain;
using static TorchSharp.torch;

namespace SynthEmotion.Training.Checkpoints;

/// <summary>An encoder's parameters as safetensors, and back.</summary>
internal static class EncoderWeights
{
    public static IEnumerable<SafetensorsEntry> Of(Encoder encoder) =>
        encoder.named_parameters().Select(p => SafetensorsEntry.Of(p.name, SafetensorsType.F32, p.parameter.shape, p.parameter.detach().data<float>().ToArray()));

    /// <exception cref="BadInputException">A weight is missing, has another shape, or nothing asks for it: all of them at once.</exception>
    public static void Load(Encoder encoder, string file)
    {
        using var reader = SafetensorsReader.Open(file);
        var parameters = encoder.named_parameters().ToDictionary(p => p.name, p => p.parameter, StringComparer.Ordinal);
        var names = reader.Names.ToHashSet(StringComparer.Ordinal);
        var problems = names.Where(n => !parameters.ContainsKey(n)).Order(StringComparer.Ordinal).Select(n => $"{file}: tensor '{n}' belongs to no weight of this encoder").ToList();
        foreach (var (name, parameter) in parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
            if (!names.Contains(name))
                problems.Add($"{file}: tensor '{name}' is missing");
            else if (!reader.Shape(name).SequenceEqual(parameter.shape))
                problems.Add($"{file}: tensor '{name}' has the shape [{string.Join(", ", reader.Shape(name))}]; [{string.Join(", ", parameter.shape)}] is expected");
        if (problems.Count > 0)
            throw new BadInputException(problems);
        using var still = no_grad();
        foreach (var (name, parameter) in parameters)
        {
            using var values = tensor(reader.Read<float>(name, SafetensorsType.F32), parameter.shape);
            parameter.copy_(values);
        }
    }
}
