using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>
/// Checks what somebody tells of the own person, or does not, and keeps it in the draft. Every method can answer
/// <see cref="DraftGone"/>.
/// </summary>
public sealed class ReporterAnswering(WijkagentDbContext db, ReportDrafts drafts)
{
    /// <summary>Tells what the reporter has to do with it.</summary>
    public async Task<Result> TellRoleAsync(string? token, TellRole told, CancellationToken cancel)
    {
        var check = new InputCheck();
        if (told.Role is null)
            check.Refuse(new ValueMissing(nameof(told.Role)));
        var isForOther = told.Role == ReporterRole.OnBehalf;
        var forWhom = isForOther ? check.Line(told.ForWhom, nameof(told.ForWhom), Report.ForWhomLength, required: true) : null;
        if (isForOther && told.OtherKnows is null)
            check.Refuse(new ValueMissing(nameof(told.OtherKnows)));
        if (check.Error is { } error)
            return error;
        var role = new ToldRole(told.Role!.Value, forWhom, isForOther ? told.OtherKnows : null);
        return await drafts.KeepAsync(token, answers => answers with { Role = role }, cancel);
    }

    /// <summary>Tells how the reporter lives, and from whom who rents does: somebody from the list, or a name.</summary>
    public async Task<Result> TellHousingAsync(string? token, TellHousing told, CancellationToken cancel)
    {
        var draft = await drafts.OpenAsync(token, cancel);
        if (!draft.IsDone)
            return draft.Error;
        var check = new InputCheck();
        if (told.Tenure is null)
            check.Refuse(new ValueMissing(nameof(told.Tenure)));
        var other = check.Line(told.OtherLandlord, nameof(told.OtherLandlord), Partner.NameLength);
        if (check.Error is { } error)
            return error;
        // A name that was typed says more than the list, in which something stands chosen.
        var chosen = other.Length > 0 ? other : draft.Value.Answers.Landlords.FirstOrDefault(p => p.Slug == told.Landlord)?.Name;
        var housing = new ToldHousing(told.Tenure, told.Tenure == Tenure.Tenant ? chosen : null);
        return await drafts.KeepAsync(token, answers => (answers with { Housing = housing }).WithConsentsSettled(), cancel);
    }

    /// <summary>Tells with which partners it may be shared: none is an answer too. What was not offered is left out.</summary>
    /// <param name="token">The token of the draft.</param>
    /// <param name="partners">By their slugs.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<Result> TellSharingAsync(string? token, IReadOnlyCollection<string> partners, CancellationToken cancel) =>
        drafts.KeepAsync(token, answers => answers with { SharedWith = [.. answers.Sharable.Where(p => partners.Contains(p.Slug)).Select(p => p.Id)] }, cancel);

    /// <summary>Tells who it is, or that it stays anonymous: then nothing else that was filled in is kept.</summary>
    /// <returns>Besides the usual: <see cref="KindNeedsContact"/>.</returns>
    public async Task<Result> TellWhoAsync(string? token, TellWho told, CancellationToken cancel)
    {
        var draft = await drafts.OpenAsync(token, cancel);
        if (!draft.IsDone)
            return draft.Error;
        var kindId = draft.Value.Answers.KindId;
        var mayBeAnonymous = await db.ReportKinds.Where(k => k.Id == kindId).Select(k => k.AnonymousAllowed).SingleOrDefaultAsync(cancel);
        if (told.Anonymous is not { } anonymous)
            return new ValueMissing(nameof(told.Anonymous));
        if (anonymous && !mayBeAnonymous)
            return new KindNeedsContact();

        var read = anonymous ? new ToldWho(true, null, null, null) : told.ReadContact();
        if (!read.IsDone)
            return read.Error;
        return await drafts.KeepAsync(token, answers => answers with { Who = read.Value }, cancel);
    }
}
