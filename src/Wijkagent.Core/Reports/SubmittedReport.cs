using Wijkagent.Core.Common;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Reports.Screening;

namespace Wijkagent.Core.Reports;

/// <summary>All that a report begins with, checked and complete.</summary>
/// <param name="Code">The public code.</param>
/// <param name="SecretHash">Keyed hash of the secret.</param>
/// <param name="SubmissionKey">The draft it came from.</param>
/// <param name="NeighbourhoodId">Where it happened.</param>
/// <param name="Point">Where exactly; null when the place was told in words alone.</param>
/// <param name="PlaceText">The place in words.</param>
/// <param name="Text">What happened.</param>
/// <param name="HappenedOn">On which day; null when going on or unknown.</param>
/// <param name="HappenedAt">At what local time, when told.</param>
/// <param name="GoingOn">Whether it is going on now.</param>
/// <param name="Frequency">How often.</param>
/// <param name="Language">«nl» or «en».</param>
/// <param name="Contact">How to reach the reporter; null for who stays anonymous.</param>
public sealed record SubmittedReport(
    string Code,
    byte[] SecretHash,
    Guid SubmissionKey,
    Guid NeighbourhoodId,
    GeoPoint? Point,
    string PlaceText,
    string Text,
    DateOnly? HappenedOn,
    TimeOnly? HappenedAt,
    bool GoingOn,
    Frequency Frequency,
    string Language,
    ReporterContact? Contact)
{
    /// <summary>How the whole street runs, as <see cref="Neighbourhoods.Geocoding.StreetLine.Text"/> writes it; null when it is no street.</summary>
    public string? Line { get; init; }

    /// <summary>What was answered to the kind's own questions, as <see cref="Questions.DetailText"/> writes it; null when nothing was.</summary>
    public string? Details { get; init; }

    /// <summary>Until what local time, when told.</summary>
    public TimeOnly? HappenedUntil { get; init; }

    /// <summary>On which day it began, of what happens more than once, when told.</summary>
    public DateOnly? BegunOn { get; init; }

    /// <summary>On which days and at what times it mostly is, in words; null when not told.</summary>
    public string? UsualTimes { get; init; }

    /// <summary>What was suspicious about how it was sent.</summary>
    public ReportSigns Signs { get; init; }

    /// <summary>What the reporter has to do with it; null when that was not asked.</summary>
    public ReporterRole? Role { get; init; }

    /// <summary>For whom it is told, in words; null when for nobody else.</summary>
    public string? ForWhom { get; init; }

    /// <summary>Whether that person knows it; null when there is none.</summary>
    public bool? OtherKnows { get; init; }

    /// <summary>How the reporter lives; null when that was not asked.</summary>
    public Tenure? Tenure { get; init; }

    /// <summary>From whom the reporter rents; null when not told.</summary>
    public string? Landlord { get; init; }

    /// <summary>With whom the reporter lets it be shared.</summary>
    public IReadOnlyCollection<Partner> SharedWith { get; init; } = [];

    /// <summary>The earlier report that the reporter says it belongs with; null when none.</summary>
    public Guid? ToldWith { get; init; }
}
