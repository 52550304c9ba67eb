using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Reports.Questions;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>The questions of a report, in order.</summary>
public enum DraftStep
{
    /// <summary>What it is about.</summary>
    Kind,

    /// <summary>Who helps with that, and when to call.</summary>
    Advice,

    /// <summary>What its kind asks of its own.</summary>
    Details,

    /// <summary>Where it is.</summary>
    Place,

    /// <summary>What happened, when and how often.</summary>
    What,

    /// <summary>Pictures, for who has some.</summary>
    Photos,

    /// <summary>What the reporter has to do with it.</summary>
    Role,

    /// <summary>Rents or owns, and from whom, where the kind asks it.</summary>
    Housing,

    /// <summary>With which partners it may be shared, where there are some.</summary>
    Sharing,

    /// <summary>Who tells it, or anonymous.</summary>
    Who,

    /// <summary>Check and send.</summary>
    Check,
}

/// <summary>All that somebody answered so far. Kept encrypted; nothing of it is in the open database.</summary>
/// <param name="Secret">The secret that will open the report; made at the start, so that the last page can be shown again.</param>
/// <param name="Hint">Where the visitor came from, to begin the question «where» with.</param>
/// <param name="KindId">The kind.</param>
/// <param name="AdviceRead">Whether the advice of that kind was read and the visitor went on.</param>
/// <param name="Details">What was answered to the questions of the kind.</param>
/// <param name="Place">Where.</param>
/// <param name="What">What, when and how often.</param>
/// <param name="PhotosAsked">Whether pictures were asked for and the visitor went on, with or without.</param>
/// <param name="PhotoPlace">Where a picture says that it was taken, until the visitor said whether that is the place.</param>
/// <param name="Who">Who, or anonymous.</param>
/// <param name="Role">What the reporter has to do with it.</param>
/// <param name="Housing">How the reporter lives; null until it was asked, where the kind asks it.</param>
/// <param name="SharedWith">The partners with which it may be shared, by key; null until it was asked.</param>
/// <param name="Partners">The partners that work where it is and with what it is, as they were when that was told.</param>
/// <param name="KindChanges">How often another kind was chosen: what a page asked before that is of the kind before.</param>
/// <param name="Sent">What the last page shows; everything else is empty then.</param>
/// <param name="Words">What was told in own words before a kind was chosen; null when nothing was.</param>
/// <param name="Known">What the visitor did with what others told near the place; null when nothing was shown or chosen.</param>
/// <param name="StartedAt">When it was started, UTC.</param>
/// <param name="SentBefore">When the same browser sent earlier ones, UTC, for as long as it held on to their cookie; null for never.</param>
public sealed record DraftAnswers(
    string Secret,
    PlaceHint? Hint = null,
    Guid? KindId = null,
    bool AdviceRead = false,
    ToldDetails? Details = null,
    ToldPlace? Place = null,
    ToldWhat? What = null,
    bool PhotosAsked = false,
    GeoPoint? PhotoPlace = null,
    ToldWho? Who = null,
    SentReport? Sent = null,
    string? Words = null,
    KnownChoice? Known = null,
    DateTime? StartedAt = null,
    IReadOnlyList<DateTime>? SentBefore = null,
    ToldRole? Role = null,
    ToldHousing? Housing = null,
    IReadOnlyList<Guid>? SharedWith = null,
    IReadOnlyList<PartnerChoice>? Partners = null,
    int KindChanges = 0)
{
    /// <summary>The first question that is not answered; <see cref="DraftStep.Check"/> when all are.</summary>
    public DraftStep FirstMissing => this switch
    {
        { KindId: null } => DraftStep.Kind,
        { AdviceRead: false } => DraftStep.Advice,
        { Details: not { IsComplete: true } } => DraftStep.Details,
        { Place: null } => DraftStep.Place,
        { What: null } => DraftStep.What,
        { PhotosAsked: false } => DraftStep.Photos,
        { Role: null } => DraftStep.Role,
        { Housing: null } => DraftStep.Housing,
        { Who: null } => DraftStep.Who,
        _ => DraftStep.Check,
    };

    /// <summary>Those from whom the reporter may rent.</summary>
    public IEnumerable<PartnerChoice> Landlords => (Partners ?? []).Where(p => p.IsLandlord);

    /// <summary>
    /// Those with whom it may be shared: of landlords the reporter's own alone. What was consented to before another place or
    /// landlord was told does not hold for them.
    /// </summary>
    public IEnumerable<PartnerChoice> Sharable => (Partners ?? []).Where(p => !p.IsLandlord || p.Name == Housing?.Landlord);

    /// <summary>The same, where what was consented to for another place or landlord does not come back with it.</summary>
    internal DraftAnswers WithConsentsSettled() => this with { SharedWith = SharedWith is null ? null : [.. Shared.Select(p => p.Id)] };

    /// <summary>Those of them with which the reporter lets it be shared.</summary>
    public IEnumerable<PartnerChoice> Shared => Sharable.Where(p => SharedWith?.Contains(p.Id) == true);
}

/// <summary>What the visitor did with what others told.</summary>
/// <param name="With">The report that stands for the problem to which the visitor's belongs; null when it stands by itself.</param>
/// <param name="Follow">The report that stands for the problem that the visitor is about to follow instead; null when none.</param>
public sealed record KnownChoice(Guid? With = null, Guid? Follow = null);

/// <summary>Where a visitor came from: a district's page, or a point.</summary>
/// <param name="AreaCode">CBS code of a district or neighbourhood; null when there is none.</param>
/// <param name="Point">A point; null when there is none.</param>
public sealed record PlaceHint(string? AreaCode, GeoPoint? Point);

/// <summary>Where it is.</summary>
/// <param name="NeighbourhoodId">The neighbourhood.</param>
/// <param name="Point">The point; null when the place was told in words alone.</param>
/// <param name="Address">The address that was found, empty when none was.</param>
/// <param name="Words">The place in the visitor's words, may be empty when there is an address.</param>
public sealed record ToldPlace(Guid NeighbourhoodId, GeoPoint? Point, string Address, string Words)
{
    /// <summary>The station of the team it goes to, when that is another team than that of the page where the visitor began; else null.</summary>
    public string? GoesElsewhere { get; init; }

    /// <summary>How the whole street runs, as <see cref="StreetLine.Text"/> writes it; null where it is a spot or an area, or that is not known.</summary>
    public string? Line { get; init; }

    /// <summary>The CBS code of the district or municipality, where all of that is meant; the neighbourhood is the one that stands for it.</summary>
    public string? Whole { get; init; }

    /// <summary>Of a whole street, the other neighbourhoods in which a good part of it lies, by name.</summary>
    public IReadOnlyList<string>? AlsoIn { get; init; }

    /// <summary>Address and words in one, as the report keeps them.</summary>
    public string Text
    {
        get
        {
            var text = string.Join("\n", new[] { Address, Words }.Where(part => part.Length > 0));
            return text.Length > Report.PlaceLength ? text[..Report.PlaceLength] : text;
        }
    }
}

/// <summary>When it happened.</summary>
public enum Moment
{
    /// <summary>It is going on.</summary>
    Now,

    /// <summary>On a known day.</summary>
    OnDay,

    /// <summary>The reporter does not know.</summary>
    Unknown,
}

/// <summary>What happened, when and how often.</summary>
/// <param name="Text">What.</param>
/// <param name="When">When.</param>
/// <param name="HappenedOn">The day, when known.</param>
/// <param name="HappenedAt">The local time, when known.</param>
/// <param name="Frequency">How often.</param>
public sealed record ToldWhat(string Text, Moment When, DateOnly? HappenedOn, TimeOnly? HappenedAt, Frequency Frequency)
{
    /// <summary>Until what local time, when known; earlier than the beginning is on the next day.</summary>
    public TimeOnly? HappenedUntil { get; init; }

    /// <summary>On which day it began, of what happens more than once; null when not told.</summary>
    public DateOnly? BegunOn { get; init; }

    /// <summary>On which days and at what times it mostly is, in the reporter's words; null when not told.</summary>
    public string? UsualTimes { get; init; }
}

/// <summary>Who tells it.</summary>
/// <param name="Anonymous">Whether nothing about the reporter is kept; the rest is null then.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="Phone">The phone number.</param>
public sealed record ToldWho(bool Anonymous, string? Name, string? Email, string? Phone);

/// <summary>What the reporter has to do with it.</summary>
/// <param name="Role">What.</param>
/// <param name="ForWhom">For whom it is told, in words; null when for nobody else.</param>
/// <param name="OtherKnows">Whether that person knows it; null when there is none.</param>
public sealed record ToldRole(ReporterRole Role, string? ForWhom, bool? OtherKnows);

/// <summary>How the reporter lives.</summary>
/// <param name="Tenure">How; null where the kind does not ask it.</param>
/// <param name="Landlord">From whom; null when not told.</param>
public sealed record ToldHousing(Tenure? Tenure, string? Landlord)
{
    /// <summary>Where the kind does not ask it.</summary>
    public static ToldHousing NotAsked { get; } = new(null, null);
}

/// <summary>What the last page shows.</summary>
/// <param name="Code">The report's code.</param>
/// <param name="KindId">Its kind.</param>
/// <param name="Email">The address to which a link to confirm was sent; null when nothing has to be confirmed.</param>
/// <param name="AnswerBefore">The end of the term for a first answer if it is received now, UTC.</param>
public sealed record SentReport(string Code, Guid KindId, string? Email, DateTime AnswerBefore);
