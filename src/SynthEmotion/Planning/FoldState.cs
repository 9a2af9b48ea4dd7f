using SynthEmotion.Domain;

namespace SynthEmotion.Planning;

/// <summary>
/// What the plan may know of the past: how much each cell (label set) was asked for and how much of it was accepted, up to and with <paramref name="Round"/>.
/// Round r is planned from the state after round r-2, so that two rounds can be in flight and still every machine asks the same.
/// </summary>
/// <param name="Round">Last folded round; -1 before the first.</param>
/// <param name="Cells">One entry a label set that was ever asked for, in label-set order.</param>
public sealed record FoldState(int Round, IReadOnlyList<CellProgress> Cells)
{
    /// <summary>The state before anything was folded.</summary>
    public static FoldState Empty { get; } = new(-1, []);

    /// <summary>Samples accepted over all cells.</summary>
    public int Accepted => Cells.Sum(c => c.Accepted);

    /// <summary>Samples asked for over all cells, in folded rounds.</summary>
    public int Asked => Cells.Sum(c => c.Asked);

    /// <summary>The cell of <paramref name="labels"/>; all zero when it was never asked for.</summary>
    public CellProgress this[LabelSet labels] => Cells.FirstOrDefault(c => c.Labels == labels) ?? new CellProgress(labels, 0, 0, 0);

    /// <summary>Value equality over the cells.</summary>
    public bool Equals(FoldState? other) => other is not null && Round == other.Round && Cells.SequenceEqual(other.Cells);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Round, Cells.Count);
}

/// <summary>How far one cell is.</summary>
/// <param name="Labels">The label set.</param>
/// <param name="Asked">Samples asked for in folded rounds.</param>
/// <param name="Accepted">Samples accepted.</param>
/// <param name="Pending">Samples that the round after the folded one asks for: it was planned before this state existed.</param>
public sealed record CellProgress(LabelSet Labels, int Asked, int Accepted, int Pending);
