using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Wijkagent.Core.Common;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;

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
public sealed class KnownChoices(KnownReports known, ReportDrafts drafts, ProblemFollowing following, IDataProtectionProvider protection)
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

    /// <summary>The visitor is about to follow a problem without telling of it.</summary>
    /// <returns>Done, or <see cref="KnownProblemGone"/>, also for what has ended: there is nothing more to hear of it.</returns>
    public async Task<Result> PickToFollowAsync(string? token, string key, CancellationToken cancel)
    {
        var found = await FindAsync(token, key, cancel);
        if (!found.IsDone)
            return found.Error;
        if (found.Value.State == KnownState.Ended)
            return new KnownProblemGone();
        return await drafts.KeepAsync(token, answers => answers with { Known = new KnownChoice(answers.Known?.With, found.Value.Anchor) }, cancel);
    }

    /// <summary>Follows what was picked, at an address that has to be confirmed. What was filled in stays as it is, and is not sent.</summary>
    /// <returns>Done, or <see cref="KnownProblemGone"/> or what <see cref="ProblemFollowing.AskAsync"/> refuses.</returns>
    public async Task<Result> FollowAsync(string? token, string? email, NewsRhythm rhythm, string language, CancellationToken cancel)
    {
        var draft = await drafts.OpenAsync(token, cancel);
        if (!draft.IsDone)
            return draft.Error;
        var picked = await FindAsync(draft.Value, draft.Value.Answers.Known?.Follow, cancel);
        return picked.IsDone ? await following.AskAsync(picked.Value, email, rhythm, language, cancel) : picked.Error;
    }

    private async Task<Result<KnownProblem>> FindAsync(string? token, string key, CancellationToken cancel)
    {
        var draft = await drafts.OpenAsync(token, cancel);
        return draft.IsDone ? await FindAsync(draft.Value, Read(KeysOf(draft.Value), key), cancel) : draft.Error;
    }

    private async Task<Result<KnownProblem>> FindAsync(OpenDraft draft, Guid? anchor, CancellationToken cancel) =>
        (await known.NearAsync(draft.Answers, cancel)).FirstOrDefault(problem => problem.Anchor == anchor) is { } problem ? problem : new KnownProblemGone();

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
