using SynthEmotion.Corpus;

namespace SynthEmotion.Cluster.Hosting;

/// <summary>Makes the corpus version of all languages of the workspace that are complete, and the dataset card that shows it.</summary>
internal static class CorpusPublication
{
    private const string WriterId = "coordinator";

    /// <summary>Creates the version, or finds the one that says the same; gives its number.</summary>
    public static async Task<int> PublishAsync(RunContext context, CancellationToken cancel)
    {
        var store = context.Workspace.Corpus;
        var writer = new CorpusWriter(store, context.Corpus.Split, WriterId);
        var manifests = new List<LanguageManifest>();
        foreach (var language in context.Workspace.ReadRun()?.Languages ?? [])
            if (await writer.LatestManifestAsync(language.Language, cancel) is { Completion.Complete: true } manifest)
                manifests.Add(manifest);
        var version = await CorpusVersions.CreateAsync(store, WriterId, manifests, "all languages of the run are complete", cancel: cancel);
        await DatasetCard.WriteAsync(store, WriterId, context.Corpus.License, cancel);
        // Every language has ended, so that nobody writes: what owners that were killed left half-written goes.
        await store.DeleteLeftoversAsync(cancel);
        return version.Number;
    }
}
