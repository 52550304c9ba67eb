using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports.Questions;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>Checks each answer and keeps it in the draft. Every method can answer <see cref="DraftGone"/>.</summary>
public sealed class ReportAnswering(WijkagentDbContext db, ReportDrafts drafts, PartnerDirectory partners, Atlas atlas, StreetFinding streets, TimeProvider clock)
{
    /// <summary>Tells in own words what it is about; what happened is the same text, so nobody types it twice.</summary>
    public Task<Result> TellWordsAsync(string? token, string words, CancellationToken cancel) =>
        drafts.KeepAsync(token, answers => answers with { Words = words, What = answers.What is { } what ? what with { Text = words } : null }, cancel);

    /// <summary>Chooses what it is about. Another kind has another advice and other questions, and may not be told anonymously.</summary>
    public async Task<Result> ChooseKindAsync(string? token, string? slug, CancellationToken cancel)
    {
        var kind = await db.ReportKinds.Where(k => k.Slug == slug)
            .Select(k => new { k.Id, k.AnonymousAllowed, k.Questions, k.AsksHousing, k.Partners, k.Sensitive }).SingleOrDefaultAsync(cancel);
        if (kind is null)
            return new ValueMissing("Kind");
        var place = (await drafts.OpenAsync(token, cancel)).Value?.Answers.Place;
        var here = place is null ? null : await partners.WorkingInAsync(place.NeighbourhoodId, kind.Partners, cancel);
        return await drafts.KeepAsync(
            token,
            answers => (answers with
            {
                KindId = kind.Id,
                KindChanges = answers.KindId == kind.Id ? answers.KindChanges : answers.KindChanges + 1,
                AdviceRead = answers.AdviceRead && answers.KindId == kind.Id,
                Details = kind.Questions.Settle(answers.KindId == kind.Id ? answers.Details : null),
                Known = answers.KindId == kind.Id ? answers.Known : null,
                Housing = !kind.AsksHousing ? ToldHousing.NotAsked : answers.Housing is { Tenure: not null } ? answers.Housing : null,
                Partners = here,
                Place = kind.Sensitive && answers.Place is { } told ? told with { Line = null, AlsoIn = null } : answers.Place,
                Who = answers.Who is { Anonymous: true } && !kind.AnonymousAllowed ? null : answers.Who,
            }).WithConsentsSettled(),
            cancel);
    }

    /// <summary>The advice was read, and the visitor wants to go on.</summary>
    public Task<Result> ReadAdviceAsync(string? token, CancellationToken cancel) =>
        drafts.KeepAsync(token, answers => answers with { AdviceRead = true }, cancel);

    /// <summary>Tells where it is.</summary>
    public async Task<Result> TellPlaceAsync(string? token, TellPlace told, CancellationToken cancel)
    {
        var check = new InputCheck();
        var sheet = await atlas.OpenAsync(cancel);
        var (area, point, whole) = Resolve(told, sheet.Areas, check);
        var address = check.Line(told.Address, "Place", Report.PlaceLength);
        // The words stand below the address, in the same room.
        var room = address.Length > 0 ? Math.Max(0, Report.PlaceLength - 1 - address.Length) : Report.PlaceLength;
        // Without a point the officer has a whole neighbourhood to look in, or a street. Where all of a district is meant, there is nothing to look for.
        var words = check.Lines(told.PlaceWords, nameof(told.PlaceWords), room, required: area is not null && point is null && whole is null);
        if (check.Error is { } error)
            return error;
        var begun = (await drafts.OpenAsync(token, cancel)).Value?.Answers;
        var kind = await db.ReportKinds.Where(k => begun != null && k.Id == begun.KindId).Select(k => new { k.Partners, k.Sensitive }).SingleOrDefaultAsync(cancel);
        // Of a sensitive kind nothing is looked up, nor kept, that says more of where it is.
        var street = told.WholeStreet && kind is not { Sensitive: true } && point is { } at ? await streets.FindAsync(address, at, cancel) : null;
        area = street?.Area ?? area!;
        var place = new ToldPlace(area.Id, point, address, words)
        {
            GoesElsewhere = StationOfOtherTeam(sheet, area, begun?.Hint),
            Line = street?.Line.Text,
            AlsoIn = street?.AlsoIn,
            Whole = whole?.Code,
        };
        var here = await partners.WorkingInAsync(place.NeighbourhoodId, kind?.Partners ?? [], cancel);
        return await drafts.KeepAsync(
            token,
            answers => (answers with { Place = place, Partners = here, Known = answers.Place?.NeighbourhoodId == place.NeighbourhoodId ? answers.Known : null }).WithConsentsSettled(),
            cancel);
    }

    /// <summary>Tells what happened, when and how often.</summary>
    public async Task<Result> TellWhatAsync(string? token, TellWhat told, CancellationToken cancel)
    {
        var check = new InputCheck();
        var text = check.Lines(told.Text, nameof(told.Text), Report.TextLength, required: true);
        if (told.When is not { } when || !Enum.IsDefined(when))
            check.Refuse(new ValueMissing(nameof(told.When)));
        var (day, time) = told.When == Moment.OnDay
            ? MomentReading.Read(told.HappenedOn, told.IsDayReadable, told.HappenedAt, required: true, clock, check)
            : (null, null);
        var until = told.When == Moment.OnDay ? MomentReading.ReadTime(told.HappenedUntil, nameof(told.HappenedUntil), check) : null;
        if (until is not null && string.IsNullOrWhiteSpace(told.HappenedAt))
            check.Refuse(new ValueMissing(nameof(told.HappenedAt)));
        if (told.Frequency is not { } frequency || !Enum.IsDefined(frequency))
            check.Refuse(new ValueMissing(nameof(told.Frequency)));
        var again = told.Frequency != Frequency.Once;
        var begunOn = again ? MomentReading.ReadBeginning(told.BegunOn, told.IsBeginningReadable, nameof(told.BegunOn), clock, check) : null;
        var usual = again ? check.Lines(told.UsualTimes, nameof(told.UsualTimes), Report.UsualTimesLength) : "";
        if (check.Error is { } error)
            return error;
        var what = new ToldWhat(text, told.When!.Value, day, time, told.Frequency!.Value)
        {
            HappenedUntil = until,
            BegunOn = begunOn,
            UsualTimes = usual.Length > 0 ? usual : null,
        };
        return await drafts.KeepAsync(token, answers => answers with { What = what }, cancel);
    }

    /// <summary>Pictures were asked for, and the visitor goes on with those that are there, or none.</summary>
    public Task<Result> PassPhotosAsync(string? token, CancellationToken cancel) =>
        drafts.KeepAsync(token, answers => answers with { PhotosAsked = true }, cancel);

    private string? StationOfOtherTeam(AtlasSheet sheet, MappedNeighbourhood area, PlaceHint? hint)
    {
        var cameFrom = hint switch
        {
            { Point: { } point } => sheet.Areas.Locate(point),
            { AreaCode: { } code } => sheet.Areas.ByCode(code) switch
            {
                MappedDistrict { Neighbourhoods: [var any, ..] } => any,
                var other => other as MappedNeighbourhood,
            },
            _ => null,
        };
        var now = clock.GetUtcNow().UtcDateTime;
        return cameFrom is not null && sheet.Officers.For(cameFrom, now).TeamId is { } began
            && sheet.Officers.For(area, now) is { TeamId: { } goes, Station: { } station } && goes != began ? station.Details.Name : null;
    }

    private static (MappedNeighbourhood? Area, GeoPoint? Point, MappedArea? Whole) Resolve(TellPlace told, AreaIndex areas, InputCheck check)
    {
        if (told is { Longitude: { } longitude, Latitude: { } latitude })
        {
            var point = GeoPoint.Create(longitude, latitude);
            if (point.Error is InvalidError nowhere)
                check.Refuse(nowhere);
            else if (areas.Locate(point.Value) is { } area)
                return (area, point.Value, null);
            else
                check.Refuse(new PlaceOutsideAreas());
        }
        else if (told.AreaCode is { Length: > 0 } code)
        {
            if (areas.ByCode(code) is { First: { } first } area)
                return (first, null, area == first ? null : area);
            check.Refuse(new PlaceOutsideAreas());
        }
        else
        {
            check.Refuse(new ValueMissing("Place"));
        }

        return (null, null, null);
    }
}
