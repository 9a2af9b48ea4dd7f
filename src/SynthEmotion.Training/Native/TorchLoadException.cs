namespace SynthEmotion.Training;

/// <summary>libtorch cannot be loaded on this machine. The message says which file, why, and what helps. Not the user's input: exit code 1.</summary>
public sealed class TorchLoadException : Exception
{
    /// <summary>Why it cannot be loaded.</summary>
    public TorchLoadException(string message, Exception? inner = null) : base(message, inner) { }
}
