using SynthEmotion.Domain;
using SynthEmotion.Evaluation;
using Xunit;

namespace SynthEmotion.Training.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Same_seed_gives_the_same_files_byte_for_byte()
    {
        using var first = await Trainer.TrainAsync(Some.Set, Some.Quick, folder.File("first"), cancellation: Cancel);
        using var second = await Trainer.TrainAsync(Some.Set, Some.Quick, folder.File("second"), cancellation: Cancel);

        foreach (var file in Directory.GetFiles(first.Folder))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(second.Folder, Path.GetFileName(file))));
    }

    [Fact]
    public async Task Trainings_asked_for_at_once_do_not_disturb_each_other()
    {
        var models = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Trainer.TrainAsync(Some.Set, Some.Quick, folder.File($"m{i}"), cancellation: Cancel)));

        Assert.Single(models.Select(m => Convert.ToHexString(File.ReadAllBytes(Path.Combine(m.Folder, "model.safetensors")))).Distinct());
        foreach (var model in models)
            model.Dispose();
    }

    [Fact]
    public async Task Random_numbers_drawn_elsewhere_in_the_process_change_nothing()
    {
        using var first = await Trainer.TrainAsync(Some.Set, Some.Quick, folder.File("first"), cancellation: Cancel);
        using var second = await Trainer.TrainAsync(Some.Set, Some.Quick, folder.File("second"), new Reports(_ => TorchSharp.torch.rand(7).Dispose()), Cancel);

        Assert.Equal(File.ReadAllBytes(Path.Combine(first.Folder, "model.safetensors")), File.ReadAllBytes(Path.Combine(second.Folder, "model.safetensors")));
    }

    [Fact]
    public async Task Garbage_collections_during_training_do_no_harm()
    {
        using var first = await Trainer.TrainAsync(Some.Set, Some.Quick, folder.File("first"), cancellation: Cancel);
        using var busy = new CancellationTokenSource();
        var collecting = Task.Run(() =>
        {
            while (!busy.IsCancellationRequested)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }, Cancel);
        using var second = await Trainer.TrainAsync(Some.Set, Some.Quick, folder.File("second"), cancellation: Cancel);
        await busy.CancelAsync();
        await collecting;

        Assert.Equal(File.ReadAllBytes(Path.Combine(first.Folder, "model.safetensors")), File.ReadAllBytes(Path.Combine(second.Folder, "model.safetensors")));
    }

    [Fact]
    public async Task Other_seed_gives_other_weights()
    {
        using var first = await Trainer.TrainAsync(Some.Set, Some.Quick, folder.File("first"), cancellation: Cancel);
        using var second = await Trainer.TrainAsync(Some.Set, Some.Quick with { Seed = 2 }, folder.File("second"), cancellation: Cancel);

        Assert.NotEqual(File.ReadAllBytes(Path.Combine(first.Folder, "model.safetensors")), File.ReadAllBytes(Path.Combine(second.Folder, "model.safetensors")));
    }

    [Fact]
    public async Task Words_that_tell_the_label_are_learnt()
    {
        using var model = await Trainer.TrainAsync(Some.Set, Some.Quick with { Epochs = 20, Patience = 20, LearningRate = 0.02 }, folder.File("model"), cancellation: Cancel);

        var scores = new Predictor(model).Predict(["they are furious", "they are delighted"], Cancel);

        Assert.Equal((int)Emotion.Anger, Array.IndexOf(scores[0], scores[0].Max()));
        Assert.Equal((int)Emotion.Joy, Array.IndexOf(scores[1], scores[1].Max()));
    }

    [Fact]
    public async Task Progress_ends_every_epoch_with_its_scores()
    {
        var reports = new Reports();

        using var model = await Trainer.TrainAsync(Some.Set, Some.Quick, folder.File("model"), reports, Cancel);

        Assert.Equal(model.Log.Epochs, reports.All.Select(r => r.Finished).OfType<EpochScores>());
        Assert.All(model.Log.Epochs, e => Assert.NotNull(e.ValidationAucMacro));
    }

    [Fact]
    public async Task Without_validation_texts_training_goes_to_the_last_epoch()
    {
        using var model = await Trainer.TrainAsync(Some.Set with { Validation = [] }, Some.Quick, folder.File("model"), cancellation: Cancel);

        Assert.Equal((3, false), (model.Log.BestEpoch, model.Log.StoppedEarly));
    }

    [Fact]
    public async Task Without_progress_training_stops_when_patience_runs_out()
    {
        // Validation texts that share nothing with the training texts all score alike: no epoch is better than the first.
        var set = Some.Set with { Validation = [.. Some.Texts(12).Select(t => t with { Text = "日本" })] };

        using var model = await Trainer.TrainAsync(set, Some.Quick with { Epochs = 9, Patience = 2 }, folder.File("model"), cancellation: Cancel);

        Assert.Equal((1, 3, true), (model.Log.BestEpoch, model.Log.Epochs.Count, model.Log.StoppedEarly));
    }

    [Fact]
    public async Task Cancelled_training_writes_nothing()
    {
        using var source = new CancellationTokenSource();
        var reports = new Reports(_ => source.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Trainer.TrainAsync(Some.Set, Some.Quick, folder.File("model"), reports, source.Token));

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Wrong_settings_are_told_all_at_once_before_anything_is_done()
    {
        var options = new TrainingOptions { ModelType = "gpt", Epochs = 0, Warmup = double.NaN, SubwordHash = new SubwordHashOptions { FeatureDropout = 1 } };

        var error = await Assert.ThrowsAsync<BadInputException>(() => Trainer.TrainAsync(Some.Set with { Train = [] }, options, folder.File("model"), cancellation: Cancel));

        Assert.Equal(5, error.Problems.Count);
    }

    [Fact]
    public async Task Existing_folder_is_refused_before_training()
    {
        folder.Write("model/something", "");

        await Assert.ThrowsAsync<BadInputException>(() => Trainer.TrainAsync(Some.Set, Some.Quick, folder.File("model"), cancellation: Cancel));
    }

    [Fact]
    public void Defaults_are_valid() => Assert.Empty(new TrainingOptions().Validate());

    public void Dispose() => folder.Dispose();

    private sealed class Reports(Action<TrainingProgress>? also = null) : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> All { get; } = [];

        public void Report(TrainingProgress value)
        {
            All.Add(value);
            also?.Invoke(value);
        }
    }
}
