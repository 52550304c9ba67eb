using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.Core.Reports.Screening;
using Wijkagent.Web.MyAccount;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>All answers once more, and sending them.</summary>
public sealed class CheckController(StepServices services, ReportSubmission submission, ReportScreening screening, SendingsOfAddress sendings, Atlas atlas, DraftAttachments attachments, OwnAccount own)
    : StepController(services)
{
    protected override DraftStep Step => DraftStep.Check;

    [HttpGet(StepPaths.Check)]
    public async Task<IActionResult> Check(CancellationToken cancel) => View(await PageAsync(cancel));

    [HttpPost(StepPaths.Check)]
    public async Task<IActionResult> Submit([FromForm] SentCheck check, CancellationToken cancel)
    {
        var address = HttpContext.Connection.RemoteIpAddress;
        if (sendings.Take(address) is { } often)
            return await TooOftenAsync(often, cancel);
        var proved = await own.ResidentAsync() is { EmailConfirmed: true } resident ? resident.Email : null;
        var submit = new SubmitReport(Token, check.Stamp, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, proved, !string.IsNullOrEmpty(check.Homepage))
        {
            Proof = check.Proof,
            ProofWasAsked = check.Asked is not null,
        };
        if (await sendings.SpendAsync(address, () => submission.SubmitAsync(submit, cancel)) is not { } sent)
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        switch (sent.Error)
        {
            case null:
                return LocalRedirect(StepPaths.Sent);
            case DraftGone:
                return Gone();
            case AnswersMissing missing:
                return this.NotHere(new NotHerePage(NotHereWhy.NotSent, "", StepPaths.Of(missing.Step)));
            case KindNeedsContact:
                return this.NotHere(new NotHerePage(NotHereWhy.NotSent, "", StepPaths.Who));
            case AnswersChanged or ProofIsAsked:
                return Services.Failures.Again(this, sent.Error, View("Check", await PageAsync(cancel)));
            case SentTooOften tooOften:
                return await TooOftenAsync(tooOften, cancel);
            default:
                return Services.Failures.Answer(this, sent.Error);
        }
    }

    private async Task<IActionResult> TooOftenAsync(SentTooOften often, CancellationToken cancel)
    {
        var page = await PageAsync(cancel);
        return Services.Failures.Answer(this, often, () => View("Check", page));
    }

    private async Task<CheckPage> PageAsync(CancellationToken cancel)
    {
        var area = (await atlas.OpenAsync(cancel)).Areas.ById(Answers.Place!.NeighbourhoodId) as MappedNeighbourhood;
        return new CheckPage(Top(""), Kind, Answers.Details, Answers.Place, area?.Name, Answers.What!, await attachments.ListAsync(Token, cancel), Answers.Who!, Draft.Stamp)
        {
            Outline = area is null ? null : $"/kaart/buurten/{area.Code}.geojson",
            AsksProof = screening.AsksProof(Answers),
            With = Answers.Known?.With is not null,
            Role = Answers.Role,
            Housing = Answers.Housing,
            SharedWith = IsAsked(DraftStep.Sharing) ? [.. Answers.Shared.Select(p => p.Name)] : null,
        };
    }
}

/// <summary>What the form of the check page sends.</summary>
public sealed class SentCheck
{
    /// <summary>Which answers were checked.</summary>
    public string? Stamp { get; set; }

    /// <summary>The field that people do not see.</summary>
    public string? Homepage { get; set; }

    /// <summary>The work that was asked.</summary>
    public string? Proof { get; set; }

    /// <summary>There when it was.</summary>
    public string? Asked { get; set; }
}

/// <summary>What the check page shows.</summary>
public sealed record CheckPage(
    StepTop Top, ReportKindDetails Kind, ToldDetails? Details, ToldPlace Place, string? Neighbourhood, ToldWhat What,
    IReadOnlyList<ShownAttachment> Photos, ToldWho Who, string Stamp)
{
    /// <summary>Address of the boundaries of the neighbourhood.</summary>
    public string? Outline { get; init; }

    /// <summary>Whether very many reports come in, so that a little work is asked first.</summary>
    public bool AsksProof { get; init; }

    /// <summary>Whether the reporter says that it belongs to what others told.</summary>
    public bool With { get; init; }

    /// <summary>What the reporter has to do with it.</summary>
    public ToldRole? Role { get; init; }

    /// <summary>How the reporter lives.</summary>
    public ToldHousing? Housing { get; init; }

    /// <summary>With whom it may be shared, by name; null where that is not asked.</summary>
    public IReadOnlyList<string>? SharedWith { get; init; }

    /// <summary>What the kind asks, and what was answered: nothing where it was passed over.</summary>
    public IEnumerable<ToldDetail> Asked =>
        Kind.Questions.Asked(Details).Select(q => new ToldDetail(q, Details!.Answers.TryGetValue(q.Key, out var given) ? given : []));
}
