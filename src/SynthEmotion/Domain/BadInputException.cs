namespace SynthEmotion.Domain;

/// <summary>
/// The user's mistake: bad setting, broken file, missing folder. The program prints <see cref="Problems"/>, one a line, without a stack trace and ends
/// with exit code 2. Each problem says what is wrong, where, and what would be right.
/// </summary>
public class BadInputException : Exception
{
    /// <summary>One problem.</summary>
    public BadInputException(string problem) : this([problem]) { }

    /// <summary>All problems at once.</summary>
    public BadInputException(IReadOnlyList<string> problems) : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>What is wrong, one sentence each, at least one.</summary>
    public IReadOnlyList<string> Problems { get; }
}
