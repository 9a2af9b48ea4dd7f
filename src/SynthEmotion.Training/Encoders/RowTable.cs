using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthEmotion.Training;

/// <summary>
/// A weight of which a step uses only some rows. It takes no gradient itself: a step works on a copy of the rows that it needs, and
/// <see cref="EncoderOptimizer"/> updates these alone. Else nearly all of a step would be spent on rows that no text of the batch has.
/// </summary>
internal sealed class RowTable
{
    public RowTable(Parameter weight)
    {
        Weight = weight;
        Weight.requires_grad_(false);
    }

    /// <summary>The whole table, rows x columns.</summary>
    public Parameter Weight { get; }

    /// <summary>The rows that the last step asked for, and the copy of them that has the gradient.</summary>
    public (Tensor Index, Tensor Rows)? Used { get; private set; }

    /// <summary>A copy of some rows, each asked for once; it takes a gradient unless gradients are switched off.</summary>
    public Tensor Select(long[] rows)
    {
        var index = tensor(rows);
        var selected = Weight.index_select(0, index);
        if (is_grad_enabled())
            Used = (index, selected.requires_grad_(true));
        return selected;
    }
}
