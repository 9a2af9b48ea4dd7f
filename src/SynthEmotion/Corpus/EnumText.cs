namespace SynthEmotion.Corpus;

/// <summary>Enum values as columns and file names spell them: lower case.</summary>
internal static class EnumText
{
    public static string Name<T>(T value) where T : struct, Enum => Enum.GetName(value)!.ToLowerInvariant();

    public static bool TryParse<T>(string text, out T value) where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (Name(candidate) == text)
            {
                value = candidate;
                return true;
            }
        }
        value = default;
        return false;
    }
}
