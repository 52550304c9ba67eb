using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Screening;

/// <summary>Put something on the block list.</summary>
/// <param name="What">A website or an e-mail address, as it was typed.</param>
/// <param name="Weeks">For how long: one of <see cref="SendingBlock.Terms"/>.</param>
/// <param name="Why">Why, for colleagues.</param>
public sealed record SetBlock(string? What, int? Weeks, string? Why);

/// <summary>Put something of a report that is judged to be abuse on the block list.</summary>
/// <param name="Mailbox">Whether the mailbox from which it was confirmed.</param>
/// <param name="Websites">Which of the websites to which it links.</param>
/// <param name="Weeks">For how long: one of <see cref="SendingBlock.Terms"/>.</param>
/// <param name="Why">Why, for colleagues.</param>
public sealed record BlockAlong(bool Mailbox, IReadOnlyCollection<string> Websites, int? Weeks, string? Why)
{
    /// <summary>Whether anything was chosen.</summary>
    public bool HasAny => Mailbox || Websites.Count > 0;
}

/// <summary>Something on the block list.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Website">The website; null for a mailbox, which nobody can read.</param>
/// <param name="ReportCode">The report at which it was set; null for none.</param>
/// <param name="Reason">Why.</param>
/// <param name="SetBy">By whom.</param>
/// <param name="SetAt">Since when, UTC.</param>
/// <param name="Until">When it ends, UTC.</param>
public sealed record BlockedNow(Guid Id, string? Website, string? ReportCode, SealedText Reason, string SetBy, DateTime SetAt, DateTime Until);

/// <summary>What was typed is neither a website nor an e-mail address.</summary>
/// <param name="Field">The input.</param>
public sealed record NotToBeBlocked(string Field) : InvalidError(Field);

/// <summary>The report has no such mailbox or website any more.</summary>
public sealed record NothingToBlock : ConflictError;

/// <summary>The team has as much on its list as it can have.</summary>
public sealed record BlockListFull : ConflictError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [SendingBlock.MostOfTeam];
}

/// <summary>
/// The block list of a team: from which mailboxes and with which websites reports are set apart, for a term. It works where
/// the team works, for whoever sends. Several people can set the same: it is there once, as long as the longest of them said.
/// </summary>
public sealed class SendingBlocks(
    WijkagentDbContext db, SearchIndex index, BeatHolders beats, Contents contents, ContentKeys keys, StaffNames names, IDatabaseDialect dialect, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <summary>All that is on the list of this person's team now; what ends first comes first.</summary>
    public async Task<IReadOnlyList<BlockedNow>> ListAsync(Actor by, CancellationToken cancel)
    {
        var team = TeamOf(by);
        var rows = await db.SendingBlocks.AsNoTracking().HoldingAt(Now()).Where(b => b.TeamId == team)
            .OrderBy(b => b.Until).ThenBy(b => b.Id)
            .Select(b => new { b.Id, b.Website, b.ReportCode, Reason = b.Reason.At(b.Id), b.SetById, b.SetAt, b.Until })
            .ToListAsync(cancel);
        await contents.OpenAllAsync(rows, cancel);
        var staff = await names.OfAsync(rows.Select(b => b.SetById), cancel);
        return rows.ConvertAll(b => new BlockedNow(b.Id, b.Website, b.ReportCode, b.Reason, staff.Of(b.SetById), b.SetAt, b.Until));
    }

    /// <summary>Puts a website or a mailbox on the list. What is there already lasts longer, where that was asked.</summary>
    /// <returns>Done; <see cref="NothingHere"/>, what is wrong, each at its field, or <see cref="BlockListFull"/>.</returns>
    public async Task<Result> SetAsync(SetBlock set, Actor by, CancellationToken cancel)
    {
        if (TeamOf(by) is not { } team)
            return new NothingHere();
        var check = new InputCheck();
        var typed = check.Line(set.What, nameof(set.What), WebHost.Length, required: true);
        var isAddress = EmailAddress.IsOne(typed);
        var website = isAddress ? null : WebHost.Read(typed);
        if (typed.Length > 0 && !isAddress && website is null)
            check.Refuse(new NotToBeBlocked(nameof(set.What)));
        var term = ReadTerm(set.Weeks, set.Why, null, check);
        if (check.Error is { } wrong)
            return wrong;
        for (var tries = 1; ; tries++)
        {
            var added = await AddAsync(team, isAddress ? await index.AddressAsync(typed, cancel) : null, website is null ? [] : [website], term, by, cancel);
            if (!added.IsDone || await db.SaveUnlessTakenAsync(dialect, tries, cancel))
                return added;
        }
    }

    /// <summary>Takes something off the list. Doing it again changes nothing.</summary>
    /// <returns>Done, or <see cref="NothingHere"/>.</returns>
    public async Task<Result> LiftAsync(Guid id, Actor by, CancellationToken cancel)
    {
        var team = TeamOf(by);
        if (await db.SendingBlocks.SingleOrDefaultAsync(b => b.Id == id && b.TeamId == team, cancel) is not { } block)
            return new NothingHere();
        block.Lift(by, Now());
        return await db.SaveOrDoAgainAsync(Result.Done, () => LiftAsync(id, by, cancel), cancel);
    }

    /// <summary>Deletes what is over, with its events and the keys of its reasons.</summary>
    public async Task ClearAsync(CancellationToken cancel)
    {
        var over = await db.SendingBlocks.PastAt(Now()).Select(b => b.Id).ToListAsync(cancel);
        foreach (var some in over.Chunk(AtOnce))
        {
            await db.Events.Where(e => some.Contains(e.SubjectId)).ExecuteDeleteAsync(cancel);
            await db.SendingBlocks.Where(b => some.Contains(b.Id)).ExecuteDeleteAsync(cancel);
            await keys.DestroyAsync(some, cancel);
        }
    }

    /// <summary>Whether something that is sent now is to be set apart.</summary>
    /// <param name="email">The address that is given with it; null for none.</param>
    /// <param name="text">What was told.</param>
    /// <param name="neighbourhoodId">Where it is.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<bool> HoldAsync(string? email, string text, Guid neighbourhoodId, DateTime now, CancellationToken cancel)
    {
        var mailbox = email is null ? null : await index.AddressAsync(email, cancel);
        var listed = await db.SendingBlocks.AsNoTracking().HoldingAt(now)
            .Where(b => b.Website != null || (mailbox != null && b.Mailbox == mailbox))
            .Select(b => new { b.TeamId, b.Website })
            .ToListAsync(cancel);
        var teams = listed.Where(b => b.Website is null || WebHost.IsNamedIn(b.Website, text)).Select(b => b.TeamId).ToHashSet();
        return teams.Count > 0 && (await beats.TeamsOfNeighbourhoodAsync(neighbourhoodId, now, cancel)).Exists(teams.Contains);
    }

    /// <summary>Adds what was chosen of a report to the save that follows.</summary>
    /// <returns>Done; what is wrong; <see cref="NothingToBlock"/> or <see cref="BlockListFull"/>.</returns>
    internal async Task<Result> AddAsync(Report report, BlockAlong along, Actor by, CancellationToken cancel)
    {
        var check = new InputCheck();
        var term = ReadTerm(along.Weeks, along.Why, report.Code, check);
        if (check.Error is { } wrong)
            return wrong;
        await contents.OpenAsync(report, cancel);
        // An address that nobody proved to read can be that of somebody else.
        var mailbox = report.Contact is { EmailVerifiedAt: not null } contact ? contact.FoundBy : null;
        if (TeamOf(by) is not { } team || (along.Mailbox && mailbox is null) || along.Websites.Except(WebHost.LinkedIn(report.Text)).Any())
            return new NothingToBlock();
        return await AddAsync(team, along.Mailbox ? mailbox : null, along.Websites, term, by, cancel);
    }

    private static BlockTerm ReadTerm(int? weeks, string? why, string? reportCode, InputCheck check)
    {
        if (weeks is not { } chosen || !SendingBlock.Terms.Contains(chosen))
            check.Refuse(new ValueMissing(nameof(SetBlock.Weeks)));
        var reason = Reason.Read(why, nameof(SetBlock.Why), SendingBlock.ReasonLength);
        if (reason.Error is InvalidError refused)
            check.Refuse(refused);
        return new BlockTerm(weeks ?? 0, reason.Value ?? "", reportCode);
    }

    private static Guid? TeamOf(Actor by) => by.May(Permission.JudgeSuspicious) ? by.TeamId : null;

    private async Task<Result> AddAsync(
        Guid team, byte[]? mailbox, IReadOnlyCollection<string> websites, BlockTerm term, Actor by, CancellationToken cancel)
    {
        // What ended a moment ago is not in the way of the same anew.
        await ClearAsync(cancel);
        var now = Now();
        var listed = await db.SendingBlocks.Where(b => b.TeamId == team).ToListAsync(cancel);
        var isThere = listed.Where(b => b.Website is { } website ? websites.Contains(website) : mailbox is not null && mailbox.AsSpan().SequenceEqual(b.Mailbox)).ToList();
        List<SendingBlock> added = [.. websites.Except(isThere.Select(b => b.Website)).Select(website => SendingBlock.OfWebsite(team, website!, term, by, now))];
        if (mailbox is not null && !isThere.Exists(b => b.Mailbox is not null))
            added.Add(SendingBlock.OfMailbox(team, mailbox, term, by, now));
        if (added.Count > 0 && listed.Count + added.Count > SendingBlock.MostOfTeam)
            return new BlockListFull();
        isThere.ForEach(block => block.Lengthen(term, by, now));
        db.SendingBlocks.AddRange(added);
        return Result.Done;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
