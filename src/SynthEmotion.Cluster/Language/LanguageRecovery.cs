using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;

namespace SynthEmotion.Cluster.Language;

/// <summary>What the owners of all languages work with.</summary>
/// <param name="Profiles">The profiles of the run.</param>
/// <param name="PlanOf">Plan identity of a profile's language under the present settings.</param>
/// <param name="PromptHash">Hash of the prompt templates.</param>
/// <param name="Plan">Settings of the plan.</param>
/// <param name="Filters">Settings of the filters.</param>
/// <param name="ShardSize">Accepted samples at which a shard closes.</param>
/// <param name="Store">Where the corpus lives.</param>
/// <param name="Writer">Commits.</param>
/// <param name="LeaseTime">Longer than the whole call pipeline's time-out.</param>
/// <param name="Time">The clock.</param>
internal sealed record OwnerDependencies(
    IReadOnlyDictionary<LanguageTag, CulturalProfile> Profiles,
    Func<CulturalProfile, string> PlanOf,
    string PromptHash,
    PlanOptions Plan,
    FilterOptions Filters,
    int ShardSize,
    CorpusStore Store,
    CorpusWriter Writer,
    TimeSpan LeaseTime,
    TimeProvider Time);

/// <summary>All that an owner needs to go on where the last manifest stopped.</summary>
/// <param name="Manifest">The last manifest; null before the first.</param>
/// <param name="Segments">Plan segments, with a new one when profile, prompts or endpoints changed.</param>
/// <param name="Window">The plan's open rounds.</param>
/// <param name="Index">Near-duplicate index with the exemplars and every accepted sample.</param>
/// <param name="IsFinished">True when the language had already ended at this target.</param>
/// <param name="Target">N.</param>
internal sealed record RecoveredLanguage(
    LanguageManifest? Manifest, IReadOnlyList<PlanSegment> Segments, PlanWindow Window, NearDuplicateIndex Index, bool IsFinished, int Target);

/// <summary>Recovery of a language's owner: last manifest, then the index from what was accepted. No journal: the manifest is the truth.</summary>
internal static class LanguageRecovery
{
    /// <summary>Reads what is committed of <paramref name="language"/> and prepares to accept <paramref name="target"/> samples.</summary>
    public static async Task<RecoveredLanguage> RunAsync(LanguageTag language, int target, OwnerDependencies with, CancellationToken cancel)
    {
        var profile = with.Profiles.TryGetValue(language, out var found)
            ? found
            : throw new BadInputException($"no cultural profile for '{language}'; the profiles are {string.Join(", ", with.Profiles.Keys.Order())}");
        var manifest = await with.Writer.LatestManifestAsync(language, cancel);
        var identity = with.PlanOf(profile);
        var segments = Segments(manifest, new PlanSegment((manifest?.LastRound ?? -1) + 1, identity, profile.Hash, with.PromptHash));
        var plan = new SamplePlan(identity, profile, target, with.Plan);
        var window = PlanWindow.Begin(plan, manifest?.PreviousFold ?? FoldState.Empty, manifest?.LastFold ?? FoldState.Empty);
        var finished = manifest is { Completion.Complete: true } && manifest.Target == target;
        var index = NearDuplicateIndex.StartingWith(profile, with.Filters.NearDuplicate);
        if (!finished)
            await RestoreAsync(index, language, manifest, with.Store, cancel);
        return new RecoveredLanguage(manifest, segments, window, index, finished, target);
    }

    private static IReadOnlyList<PlanSegment> Segments(LanguageManifest? manifest, PlanSegment present) =>
        manifest is null ? [present] : manifest.Plan == present.Plan ? manifest.Segments : [.. manifest.Segments, present];

    private static async Task RestoreAsync(
        NearDuplicateIndex index, LanguageTag language, LanguageManifest? manifest, CorpusStore store, CancellationToken cancel)
    {
        if (manifest is null)
            return;
        await foreach (var (sample, signature) in LanguageShards.ReadAcceptedAsync(store, language, cancel))
            index.Add(sample.Id, signature is { } bytes ? index.Sketcher.Sketch(sample.Text, bytes.Span) : index.Sketcher.Sketch(sample.Text));
    }
}
