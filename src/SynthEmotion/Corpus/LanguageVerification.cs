using System.Globalization;
using SynthEmotion.Domain;
using SynthEmotion.Planning;

namespace SynthEmotion.Corpus;

/// <summary>Verifies the files of one language against its chain of manifests, row by row and count by count.</summary>
internal sealed class LanguageVerification(CorpusStore store, LanguageTag language, VerifyFindings findings)
{
    private readonly HashSet<UInt128> ids = [];
    private readonly Dictionary<(int Round, int Index), string> batches = [];
    private readonly Dictionary<LabelSet, (int Accepted, int Rejected)> cells = [];
    private readonly Dictionary<string, long> drops = new(StringComparer.Ordinal);
    private bool whole = true;

    public async Task RunAsync(IReadOnlyList<LanguageManifest> chain, CancellationToken cancel)
    {
        foreach (var manifest in chain)
        {
            foreach (var file in manifest.Files)
            {
                findings.Name(file);
                whole &= await ReadAsync(manifest, file, cancel);
            }
            // After a file that could not be read, counts would only repeat that problem in other words.
            if (whole)
                CheckCounts(manifest);
        }
    }

    private async Task<bool> ReadAsync(LanguageManifest manifest, CorpusFile file, CancellationToken cancel)
    {
        var read = false;
        await findings.CatchAsync(async () =>
        {
            switch (file.Kind)
            {
                case FileKind.Data:
                    CheckData(manifest, file, await LanguageShards.ReadDataAsync(store, file, cancel));
                    break;
                case FileKind.Rejected:
                    CheckRejects(manifest, file, await LanguageShards.ReadRejectsAsync(store, file, cancel));
                    break;
                default:
                    CheckSignatures(file, await LanguageShards.ReadSignaturesAsync(store, file, cancel));
                    break;
            }
            findings.Files++;
            read = true;
        });
        return read;
    }

    private void CheckData(LanguageManifest manifest, CorpusFile file, IReadOnlyList<Sample> samples)
    {
        CheckRows(manifest, file, samples);
        for (var i = 0; i < samples.Count; i++)
        {
            Count(samples[i], accepted: true);
            // Where every row is in the split of its group, no group stands in two splits.
            var rule = SplitRule.Of(language, samples[i].Provenance.Group, manifest.Split);
            if (rule != file.Split)
                findings.Add(file.Path, $"sample {samples[i].Id} of group '{samples[i].Provenance.Group}' is in {file.Split?.Name()}, the rule says {rule.Name()}", i + 1);
        }
        findings.Accepted += samples.Count;
    }

    private void CheckRejects(LanguageManifest manifest, CorpusFile file, IReadOnlyList<Reject> rejects)
    {
        CheckRows(manifest, file, [.. rejects.Select(r => r.Candidate)]);
        foreach (var reject in rejects)
        {
            Count(reject.Candidate, accepted: false);
            drops[reject.Reason] = drops.GetValueOrDefault(reject.Reason) + 1;
        }
        findings.Rejected += rejects.Count;
    }

    private void CheckSignatures(CorpusFile file, IReadOnlyList<SampleSignature> signatures)
    {
        for (var i = 0; i < signatures.Count; i++)
        {
            if (whole && (!TryReadId(signatures[i].Id, out var id) || !ids.Contains(id)))
                findings.Add(file.Path, $"signature of {signatures[i].Id}, which is no sample of this language", i + 1);
        }
    }

    private void CheckRows(LanguageManifest manifest, CorpusFile file, IReadOnlyList<Sample> samples)
    {
        (int, int, int) last = (-1, -1, -1);
        for (var i = 0; i < samples.Count; i++)
        {
            var sample = samples[i];
            var from = sample.Provenance;
            var place = (from.Round, from.BatchIndex, from.Ordinal);
            if (RowProblem(manifest, sample) is { } problem)
                findings.Add(file.Path, problem, i + 1);
            if (!TryReadId(sample.Id, out var id) || !ids.Add(id))
                findings.Add(file.Path, $"id {sample.Id} occurs a second time", i + 1);
            if (place.CompareTo(last) <= 0)
                findings.Add(file.Path, "stands out of fold order", i + 1);
            last = place;
        }
    }

    private string? RowProblem(LanguageManifest manifest, Sample sample)
    {
        var from = sample.Provenance;
        if (sample.Language != language)
            return $"is in '{sample.Language}'";
        if (sample.Id != Sample.IdOf(from.Batch, from.Ordinal))
            return $"id {sample.Id} is not the one that its batch and ordinal give";
        if (from.Round < manifest.FirstRound || from.Round > manifest.LastRound)
            return $"is of round {Text(from.Round)}, its manifest covers {Text(manifest.FirstRound)} to {Text(manifest.LastRound)}";
        if (!batches.TryAdd((from.Round, from.BatchIndex), from.Batch) && batches[(from.Round, from.BatchIndex)] != from.Batch)
            return $"names another batch id than the rows before it for batch {CorpusPaths.Batch(from.Round, from.BatchIndex)}";
        var segment = manifest.Segments.LastOrDefault(s => s.FromRound <= from.Round);
        return segment is null || (segment.Plan, segment.ProfileHash, segment.PromptHash) != (from.Plan, from.ProfileHash, from.PromptHash)
            ? $"its plan, profile or prompt hash is not that of the segment of round {Text(from.Round)}"
            : null;
    }

    /// <summary>None missing: each sample that was asked for is accepted, rejected or counted as unanswered; and the counts say what the rows say.</summary>
    private void CheckCounts(LanguageManifest manifest)
    {
        var path = CorpusPaths.Manifest(language, manifest.Number);
        long missing = 0;
        var states = manifest.LastFold.Cells.ToDictionary(c => c.Labels);
        foreach (var labels in states.Keys.Union(cells.Keys).Order())
        {
            var state = states.GetValueOrDefault(labels) ?? new CellProgress(labels, 0, 0, 0);
            var (accepted, rejected) = cells.GetValueOrDefault(labels);
            if (accepted != state.Accepted)
                findings.Add(path, $"says {Text(state.Accepted)} accepted of {labels}; the shards hold {Text(accepted)}");
            if (state.Asked < accepted + rejected)
                findings.Add(path, $"says {Text(state.Asked)} asked for of {labels}; the files hold {Text(accepted + rejected)}");
            missing += state.Asked - accepted - rejected;
        }
        if (missing != manifest.Unanswered)
            findings.Add(path, $"{Text(missing)} samples that were asked for are neither accepted nor rejected, but it counts {Text(manifest.Unanswered)} as unanswered");
        if (manifest.Unanswered > 0 && manifest.Failures.Count == 0)
            findings.Add(path, $"{Text(manifest.Unanswered)} samples are unanswered, and no failure is named");
        var counted = drops.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => new NamedCount(d.Key, d.Value));
        if (!counted.SequenceEqual(manifest.Drops))
            findings.Add(path, "its drop counts are not those of the rejected files");
        var shortBy = manifest.Completion.Complete ? Math.Max(0, manifest.Target - manifest.Accepted) : 0;
        if (manifest.Completion.ShortBy != shortBy)
            findings.Add(path, $"says short by {Text(manifest.Completion.ShortBy)} with {Text(manifest.Accepted)} of {Text(manifest.Target)} accepted");
    }

    private void Count(Sample sample, bool accepted)
    {
        var (before, rejected) = cells.GetValueOrDefault(sample.Labels);
        cells[sample.Labels] = accepted ? (before + 1, rejected) : (before, rejected + 1);
    }

    private static bool TryReadId(string id, out UInt128 value) => UInt128.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
