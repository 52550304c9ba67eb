using Wijkagent.Core.Agenda;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Initiatives;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Core.Persistence.Seeding;

// The shapes of the files of Seed/Demo; the README beside them says what the fields mean.
internal sealed record TownFile(
    MunicipalityEntry Municipality, TeamEntry Team, StationEntry Station, PostcodesEntry Postcodes, OfficerEntry[] Officers);

internal sealed record MunicipalityEntry(string Code, string Name, string Place);

internal sealed record TeamEntry(string Name);

internal sealed record StationEntry(
    string Name,
    string Street,
    string HouseNumber,
    string Postcode,
    string Place,
    double Lat,
    double Lon,
    string Phone,
    OpenEntry[] OpeningHours,
    LocalizedText Open,
    LocalizedText Closed,
    LocalizedText Remarks);

internal sealed record OpenEntry(DayOfWeek Weekday, TimeOnly? From, TimeOnly? Until);

internal sealed record PostcodesEntry(PostcodeEntry[] Pc4, PostcodeEntry[] Pc6);

internal sealed record PostcodeEntry(string Code, string[] Neighbourhoods, double Lat, double Lon);

internal sealed record OfficerEntry(
    string Slug,
    string FirstName,
    string LastName,
    LocalizedText Text,
    string Phone,
    Socials Socials,
    BeatEntry[] Beats,
    AbsenceEntry? Absence,
    HourEntry[] ConsultationHours);

internal sealed record BeatEntry(string Area, BeatRole Role);

internal sealed record AbsenceEntry(int FromDaysAgo, int UntilInDays);

internal sealed record HourEntry(DayOfWeek Weekday, TimeOnly From, TimeOnly Until, LocalizedText Place, string Address);

internal sealed record DistrictEntry(
    string District,
    LocalizedText Introduction,
    PriorityEntry[] Priorities,
    BulletinEntry[] Bulletins,
    InitiativeEntry[] Initiatives,
    OrganisationEntry[] Organisations,
    CommunityEventEntry[] Events,
    string[] Officers);

internal sealed record PriorityEntry(LocalizedText Title, LocalizedText YouSaid, LocalizedText WeDid, int SinceDaysAgo);

internal sealed record BulletinEntry(LocalizedText Title, LocalizedText Text, int DaysAgo, string Officer);

internal sealed record InitiativeEntry(string Name, LocalizedText Text);

internal sealed record OrganisationEntry(string Name, OrganisationKind Kind, string Address, string? Url);

internal sealed record CommunityEventEntry(
    LocalizedText Title,
    LocalizedText Text,
    string Place,
    int StartsInDays,
    TimeOnly StartTime,
    int DurationMinutes,
    CommunityEventKind Kind);

internal sealed record ArticleEntry(string Slug, LocalizedText Title, LocalizedText Intro, LocalizedText Body, int DaysAgo);

internal sealed record PartnerEntry(string Name, PartnerKind Kind, string? Website, string? Phone);

internal sealed record MessageEntry(
    string Officer, string Name, string Email, string Text, int DaysAgo, TimeOnly Time, int? HandledDaysAgo);

internal sealed record ReportEntry(
    string Key,
    string Kind,
    string Neighbourhood,
    string Place,
    double Lat,
    double Lon,
    string Text,
    int HappenedDaysAgo,
    int SentDaysAgo,
    TimeOnly TimeOfDay,
    Frequency Frequency,
    bool GoingOn,
    string Language,
    ReporterEntry? Reporter,
    ReportStatus Status,
    ReportStep[] Events,
    Dictionary<string, IReadOnlyList<string>>? Details = null,
    DiaryEntry[]? Diary = null,
    ReportSigns Signs = ReportSigns.None,
    ReporterRole Role = ReporterRole.Affected,
    string? ForWhom = null,
    bool? OtherKnows = null,
    Tenure? Tenure = null,
    string? Landlord = null,
    string[]? SharedWith = null,
    FilesEntry? Files = null);

internal sealed record FilesEntry(string[] Letter, int Seconds);

internal sealed record DiaryEntry(int DaysAgo, TimeOnly Time, int? Minutes, HowBad HowBad, string Text);

internal sealed record ReporterEntry(string? Name, string? Email, string? Phone);

internal sealed record ReportStep(ReportStepType Type, int DaysAgo, string? By, string? Text, string? ReferredTo = null);

internal enum ReportStepType
{
    Confirmed,
    Expired,
    OpenedByOfficer,
    JoinedCase,
    MessageToReporter,
    AskedReporter,
    ReporterAnswered,
    ReporterAdded,
    ReporterCorrected,
    CallBackAsked,
    ReporterCalled,
    ReporterRated,
    Resolved,
    Referred,
    Declined,
    Reopened,
    Closed,
    Withdrawn,
}

internal sealed record CaseEntry(
    string Key,
    string Title,
    string Officer,
    CaseStatus Status,
    string[] Reports,
    ActionEntry[] Actions,
    TaskEntry[] Tasks,
    string? Outcome,
    string? WaitingFor);

internal sealed record ActionEntry(CaseActionKind Type, int DaysAgo, string Text);

internal sealed record TaskEntry(string Text, int DueInDays, int? DoneDaysAgo);

internal sealed record RetentionEntries(HoldEntry Hold, DestroyedEntry[] Destroyed);

internal sealed record HoldEntry(string Case, string By, int DaysAgo, string Reason);

internal sealed record DestroyedEntry(RetentionRule Rule, int Count, int NightsAgo);
