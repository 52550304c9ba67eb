using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Locating;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>Where a picture says that it was taken, as far as the visitor is shown.</summary>
/// <param name="Neighbourhood">In which neighbourhood.</param>
/// <param name="District">In which district.</param>
/// <param name="Metres">How far from the place that was told, in steps of a hundred; null when that was told in words alone.</param>
public sealed record AskedPlace(string Neighbourhood, string District, int? Metres);

/// <summary>
/// Is the place in a picture the place of the report? It is asked by the names of areas, and looked up nowhere before the
/// visitor says so. Whatever the answer, what the picture said is gone then; with a report that is sent it always is.
/// </summary>
public sealed class PhotoPlaces(ReportDrafts drafts, ReportAnswering answering, PlaceFinding places, Atlas atlas)
{
    /// <summary>A place this near is the one that was told already.</summary>
    public const int NearMetres = 100;

    /// <summary>What to ask now; null when nothing is.</summary>
    public async Task<AskedPlace?> AskedAsync(DraftAnswers answers, CancellationToken cancel)
    {
        if (answers.PhotoPlace is not { } point || (await atlas.OpenAsync(cancel)).Areas.Locate(point) is not { } area)
            return null;
        var metres = answers.Place?.Point?.MetresTo(point);
        return new AskedPlace(area.Name, area.District.Name, metres is { } far ? (int)Math.Round(far / NearMetres) * NearMetres : null);
    }

    /// <summary>It is the place, or it is not: what was told of it in words stays.</summary>
    /// <returns>Done, or <see cref="DraftGone"/> or what <see cref="ReportAnswering.TellPlaceAsync"/> refuses.</returns>
    public async Task<Result> AnswerAsync(string? token, bool isThePlace, CancellationToken cancel)
    {
        var draft = await drafts.OpenAsync(token, cancel);
        if (!draft.IsDone)
            return draft.Error;
        if (isThePlace && draft.Value.Answers is { PhotoPlace: { } point, Place: var told })
        {
            var found = await places.AtAsync(point.Longitude, point.Latitude, cancel);
            if (!found.IsDone)
                return found.Error;
            var kept = await answering.TellPlaceAsync(token, new TellPlace(null, point.Longitude, point.Latitude, found.Value.Name, told?.Words), cancel);
            if (!kept.IsDone)
                return kept;
        }

        return await drafts.KeepAsync(token, answers => answers with { PhotoPlace = null }, cancel);
    }

    /// <summary>Whether a place lies where reports can be about.</summary>
    internal async Task<bool> IsWorthAskingAsync(GeoPoint place, CancellationToken cancel) =>
        (await atlas.OpenAsync(cancel)).Areas.Locate(place) is not null;

    /// <summary>The answers with the question, unless the place is the one that was told already.</summary>
    internal static DraftAnswers Ask(DraftAnswers answers, GeoPoint? place, out bool asks)
    {
        asks = place is { } point && !(answers.Place?.Point?.MetresTo(point) < NearMetres);
        return asks ? answers with { PhotoPlace = place } : answers;
    }
}
