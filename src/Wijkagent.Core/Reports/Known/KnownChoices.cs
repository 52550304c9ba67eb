using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Core.Reports.Known;

/// <summary>A problem that others told of, as it is offered to one visitor.</summary>
/// <param name="Problem">What is shown.</param>
/// <param name="Key">Names it in the form: of the program, for this draft alone, and another one at every look.</param>
/// <param name="IsChosen">Whether the visitor's report is to belong to it.</param>
public sealed record OfferedProblem(KnownProblem Problem, string Key, bool IsChosen);

/// <summary>What was chosen is not shown any more, or never was to this visitor.</summary>
public sealed record KnownProblemGone : InvalidError;

/// <summary>
/// What a visitor does with what others told. What is chosen is looked for again: a key opens nothing that is not shown.
/// Every method can answer <see cref="DraftGone"/>.
/// </summary>
public sealed class KnownChoices(KnownReports known, ReportDrafts drafts, IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Wijkagent.KnownProblems");

    /// <summary>What is offered for a draft.</summary>
    public async Task<IReadOnlyList<OfferedProblem>> OfferAsync(OpenDraft draft, CancellationToken cancel)
    {
        var keys = KeysOf(draft);
        return [.. (await known.NearAsync(draft.Answers, cancel))
            .Select(problem => new OfferedProblem(problem, keys.Protect(problem.Anchor.ToString("N")), problem.Anchor == draft.Answers.Known?.With))];
    }

    /// <summary>The visitor goes on with a report that stands by itself, or that belongs to what others told.</summary>
    /// <param name="token">The token of the draft.</param>
    /// <param name="key">Which problem; null for none.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Done, or <see cref="KnownProblemGone"/>.</returns>
    public async Task<Result> GoOnAsync(string? token, string? key, CancellationToken cancel)
    {
        if (key is null)
            return await drafts.KeepAsync(token, answers => answers with { Known = new KnownChoice() }, cancel);
        var found = await FindAsync(token, key, cancel);
        return found.IsDone
            ? await drafts.KeepAsync(token, answers => answers with { Known = new KnownChoice(With: found.Value.Anchor) }, cancel)
            : found.Error;
    }

    private async Task<Result<KnownProblem>> FindAsync(string? token, string key, CancellationToken cancel)
    {
        var draft = await drafts.OpenAsync(token, cancel);
        if (!draft.IsDone)
            return draft.Error;
        var chosen = Read(KeysOf(draft.Value), key);
        return (await known.NearAsync(draft.Value.Answers, cancel)).FirstOrDefault(problem => problem.Anchor == chosen) is { } problem
            ? problem
            : new KnownProblemGone();
    }

    private IDataProtector KeysOf(OpenDraft draft) => protector.CreateProtector(draft.Key.ToString("N"));

    private static Guid? Read(IDataProtector keys, string key)
    {
        try
        {
            return Guid.ParseExact(keys.Unprotect(key), "N");
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
