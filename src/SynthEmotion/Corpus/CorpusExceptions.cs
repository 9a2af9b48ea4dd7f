using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>A file of the corpus or of the workspace is not what it must be: broken, cut short, changed or missing. Exit code 2.</summary>
public sealed class CorruptCorpusException : BadInputException
{
    /// <summary>Names the file (relative to the workspace or the corpus) and what is wrong with it.</summary>
    public CorruptCorpusException(string file, string problem) : base($"{file}: {problem}") => (File, Problem) = (file, problem);

    /// <summary>The file, relative to the workspace or the corpus.</summary>
    public string File { get; }

    /// <summary>What is wrong with it.</summary>
    public string Problem { get; }
}

/// <summary>
/// Another owner of the language has committed this manifest number first. Whoever gets this is stale: it stops and writes nothing more.
/// </summary>
public sealed class StaleOwnerException : Exception
{
    /// <summary>Names the manifest that was lost.</summary>
    public StaleOwnerException(LanguageTag language, int number)
        : base($"another owner of '{language}' has already committed manifest {number}; this owner is stale") =>
        (Language, Number) = (language, number);

    /// <summary>The language.</summary>
    public LanguageTag Language { get; }

    /// <summary>The manifest number that was lost.</summary>
    public int Number { get; }
}
