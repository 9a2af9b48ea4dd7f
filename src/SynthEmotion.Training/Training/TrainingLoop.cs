using SynthEmotion.Domain;
using SynthEmotion.Scoring;
using static TorchSharp.torch;

namespace SynthEmotion.Training;

/// <summary>
/// Fits an encoder: binary cross-entropy with logits, AdamW, warm-up and linear decay, gradient clipping, early stop. The caller has seeded libtorch.
/// </summary>
internal sealed class TrainingLoop(Encoder encoder, TrainingSet set, TrainingOptions options, IProgress<TrainingProgress>? progress)
{
    private const int PredictionBatch = 64;

    private readonly int stepsPerEpoch = (set.Train.Count + options.BatchSize - 1) / options.BatchSize;
    private int step;

    private int Steps => stepsPerEpoch * options.Epochs;

    /// <summary>Trains to the end and leaves the best epoch's weights in the encoder.</summary>
    public TrainingLog Run(CancellationToken cancellation)
    {
        using var best = new BestWeights(encoder);
        var train = encoder.Tokenize([.. set.Train.Select(t => t.Text)]);
        var validation = encoder.Tokenize([.. set.Validation.Select(t => t.Text)]);
        using var optimizer = new EncoderOptimizer(encoder, options);
        var order = SeededRandom.From("training-order", Text(options.Seed));
        var noise = SeededRandom.From("training-noise", Text(options.Seed));
        var rows = Enumerable.Range(0, train.Count).ToArray();
        var epochs = new List<EpochScores>();
        while (epochs.Count < options.Epochs && epochs.Count - best.Epoch < options.Patience)
        {
            order.Shuffle(rows);
            var loss = OneEpoch(optimizer, train, rows, noise, epochs.Count + 1, cancellation);
            var scores = Validate(validation, epochs.Count + 1, loss);
            epochs.Add(scores);
            best.Offer(scores.Epoch, scores.ValidationAucMacro ?? scores.Epoch);
            progress?.Report(new TrainingProgress(scores.Epoch, options.Epochs, step, Steps, loss, scores));
        }
        best.Restore();
        return new TrainingLog(epochs, best.Epoch, epochs.Count < options.Epochs);
    }

    private double OneEpoch(EncoderOptimizer optimizer, EncodedTexts texts, int[] rows, SeededRandom noise, int epoch, CancellationToken cancellation)
    {
        encoder.train();
        var (sum, done) = (0.0, 0);
        foreach (var batch in rows.Chunk(options.BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            sum += Step(optimizer, texts, batch, noise) * batch.Length;
            done += batch.Length;
            if (step % Math.Max(1, stepsPerEpoch / 8) == 0)
                progress?.Report(new TrainingProgress(epoch, options.Epochs, step, Steps, sum / done));
        }
        return sum / done;
    }

    private double Step(EncoderOptimizer optimizer, EncodedTexts texts, int[] batch, SeededRandom noise)
    {
        using var scope = NewDisposeScope();
        optimizer.ClearGradients();
        var loss = nn.functional.binary_cross_entropy_with_logits(encoder.Logits(texts, batch, noise), Targets(set.Train, batch));
        loss.backward();
        optimizer.Step(LearningRateSchedule.At(step, Steps, options.Warmup) * options.LearningRate);
        step++;
        return loss.item<float>();
    }

    private EpochScores Validate(EncodedTexts texts, int epoch, double trainingLoss)
    {
        if (texts.Count == 0)
            return new EpochScores(epoch, trainingLoss, null, null);
        encoder.eval();
        using var still = no_grad();
        var scores = new List<double[]>(texts.Count);
        var loss = 0.0;
        foreach (var batch in Enumerable.Range(0, texts.Count).Chunk(PredictionBatch))
        {
            using var scope = NewDisposeScope();
            var logits = encoder.Logits(texts, batch);
            loss += nn.functional.binary_cross_entropy_with_logits(logits, Targets(set.Validation, batch)).item<float>() * batch.Length;
            scores.AddRange(logits.data<float>().ToArray().Select(l => (double)l).Chunk(Emotions.All.Count));
        }
        bool[][] labels = [.. set.Validation.Select(t => Emotions.All.Select(t.Labels.Contains).ToArray())];
        return new EpochScores(epoch, trainingLoss, loss / texts.Count, Metrics.Compute(labels, [.. scores], 0).AucMacro);
    }

    private static Tensor Targets(IReadOnlyList<TrainingText> texts, int[] rows)
    {
        var targets = new float[rows.Length * Emotions.All.Count];
        for (var i = 0; i < rows.Length; i++)
            foreach (var emotion in texts[rows[i]].Labels.Emotions)
                targets[i * Emotions.All.Count + (int)emotion] = 1;
        return tensor(targets, [rows.Length, Emotions.All.Count]);
    }

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
