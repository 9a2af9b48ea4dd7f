using System.Reflection;
using SynthEmotion.Domain;
using TorchSharp;

namespace SynthEmotion.Training;

/// <summary>Trains an encoder and writes its checkpoint.</summary>
public static class Trainer
{
    /// <summary>libtorch has one random generator and one thread count a process: two trainings at once would disturb each other's.</summary>
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>
    /// Trains on <paramref name="set"/> and writes the model to <paramref name="outputFolder"/>, which must not exist yet. Runs on a thread of its own;
    /// a second call in the same process waits for the first. The same set, options and program give the same files, byte for byte.
    /// </summary>
    /// <exception cref="BadInputException">No training texts, a setting out of range, or a folder that exists.</exception>
    /// <exception cref="TorchLoadException">libtorch does not load on this machine.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static async Task<TrainedModel> TrainAsync(
        TrainingSet set, TrainingOptions options, string outputFolder, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        Check(set, options);
        Checkpoint.CheckTarget(Path.GetFullPath(outputFolder));
        await OneAtATime.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Factory.StartNew(
                () => Train(set, options, outputFolder, progress, cancellation),
                cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>Trains without writing anything; the caller owns the encoder.</summary>
    internal static (Encoder Encoder, TrainingLog Log) Fit(TrainingSet set, TrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        TorchRuntime.EnsureLoaded();
        torch.set_num_threads(options.Threads);
        torch.manual_seed(options.Seed);
        var encoder = EncoderFamily.Of(options.ModelType, "training options").Create(options, [.. set.Train.Select(t => t.Text)], set.Priors());
        try
        {
            var log = new TrainingLoop(encoder, set, options, progress).Run(cancellation);
            encoder.eval();
            return (encoder, log);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    private static TrainedModel Train(TrainingSet set, TrainingOptions options, string folder, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        var (encoder, log) = Fit(set, options, progress, cancellation);
        try
        {
            var info = new ModelInfo(
                Version, set.Corpus, [.. set.Languages.Select(l => l.ToString())], set.Train.Count, set.Priors(), options, log.BestEpoch);
            Checkpoint.Save(folder, encoder, info, log);
            return new TrainedModel(Path.GetFullPath(folder), encoder, info, log);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    private static void Check(TrainingSet set, TrainingOptions options)
    {
        List<string> problems = [.. options.Validate().Select(e => e.ToString())];
        if (set.Train.Count == 0)
            problems.Add("the training split is empty: there is nothing to train on");
        if (problems.Count > 0)
            throw new BadInputException(problems);
    }

    private static string Version =>
        typeof(Trainer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
