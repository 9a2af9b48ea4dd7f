namespace SynthEmotion.Domain;

/// <summary>A setting out of range. Options types return these from their Validate; the host adds the file and prints all at once.</summary>
/// <param name="Key">Path below <c>synthemotion.</c> in hocon/synthemotion.conf, such as <c>filters.near-duplicate.threshold</c>.</param>
/// <param name="Value">The value found.</param>
/// <param name="Valid">What would be valid.</param>
public sealed record SettingError(string Key, string Value, string Valid)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Key} = {Value}: {Valid}";
}
