using System.Text;
using SynthEmotion.Domain;
using YamlDotNet.Core;

namespace SynthEmotion.Profiles;

/// <summary>
/// Reads cultural profiles. A file with errors is refused with all of them at once, each as <c>file:line: key: what is wrong; what would be right</c>
/// (places in lists count from 1). What is checked here is what every stage relies on; how deep a profile goes is <see cref="ProfileDepth"/>'s question.
/// </summary>
public static class ProfileLoader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads one profile. Its file is named after its tag, <c>en.yaml</c>.</summary>
    /// <exception cref="BadInputException">No such file, or anything in it is wrong.</exception>
    public static CulturalProfile Load(string path)
    {
        if (!LanguageTag.TryParse(Path.GetFileNameWithoutExtension(path), out var tag) || Path.GetExtension(path) != ".yaml")
            throw new BadInputException($"{path}: a profile's file is named after its language tag, two or three lower-case letters: en.yaml");
        var text = ReadText(path);
        var log = new ProblemLog(path);
        ProfileNode root;
        try
        {
            root = ProfileNodeReader.Read(text);
        }
        catch (YamlException e)
        {
            throw new BadInputException($"{path}:{e.Start.Line}: column {e.Start.Column}: no valid YAML: {e.Message}; mend the file's form first, then its content is checked");
        }
        var profile = ProfileReader.Read(root, tag, Hashing.Sha256Hex(text), log);
        return log.IsEmpty ? profile : throw new BadInputException(log.InFileOrder);
    }

    /// <summary>Reads every <c>*.yaml</c> of a folder, or only the profiles of <paramref name="languages"/> where that is given and not empty.</summary>
    /// <returns>The profiles in the order of their tags.</returns>
    /// <exception cref="BadInputException">No such folder, no profile in it, none for a language asked for, or errors in any file read: all of them.</exception>
    public static IReadOnlyList<CulturalProfile> LoadFolder(string folder, IReadOnlyCollection<LanguageTag>? languages = null)
    {
        if (!Directory.Exists(folder))
            throw new BadInputException($"{folder}: there is no such folder; give the folder of the cultural profiles, such as cultural-profiles");
        var files = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToList();
        var problems = Directory.EnumerateFiles(folder, "*.yml").Order(StringComparer.Ordinal).Select(f => $"{f}: profiles end with .yaml; rename it").ToList();
        if (files.Count == 0)
            problems.Add($"{folder}: there is no profile; add one, such as en.yaml");
        if (languages is { Count: > 0 })
        {
            var there = files.Select(f => Path.GetFileNameWithoutExtension(f)).ToList();
            problems.AddRange(languages.Where(l => !there.Contains(l.ToString())).Order()
                .Select(l => $"{folder}: there is no profile for language {l}; add {l}.yaml, or choose from {string.Join(", ", there)}"));
            files = [.. files.Where(f => languages.Any(l => Path.GetFileNameWithoutExtension(f) == l.ToString()))];
        }
        var profiles = new List<CulturalProfile>();
        foreach (var file in files)
        {
            try
            {
                profiles.Add(Load(file));
            }
            catch (BadInputException e)
            {
                problems.AddRange(e.Problems);
            }
        }
        return problems.Count == 0 ? [.. profiles.OrderBy(p => p.Tag)] : throw new BadInputException(problems);
    }

    // Line ends are made one, so that a checkout that changes them leaves the hash, and with it the plan, as it was.
    private static string ReadText(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            return StrictUtf8.GetString(bytes, start, bytes.Length - start).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (DecoderFallbackException e)
        {
            throw new BadInputException($"{path}: the file is no UTF-8 (byte {e.Index}); save it as UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: the profile cannot be read: {e.Message}");
        }
    }
}
