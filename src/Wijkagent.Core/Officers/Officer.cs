using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;

namespace Wijkagent.Core.Officers;

/// <summary>All that the public is told of an officer. Only the first name is required.</summary>
/// <param name="FirstName">The name the neighbourhood uses.</param>
/// <param name="LastName">The surname, where the officer wants it shown.</param>
/// <param name="About">Who the officer is, in a few sentences.</param>
/// <param name="Phone">As people dial it; in practice 0900-8844.</param>
/// <param name="Socials">Accounts the officer keeps.</param>
/// <param name="ExternalId">The <c>uid</c> in the police's open data, for officers that were imported.</param>
public sealed record OfficerDetails(
    string FirstName,
    string? LastName,
    LocalizedText About,
    string Phone,
    Socials Socials,
    string? ExternalId = null);

/// <summary>Complete https addresses of an officer's public accounts; null where there is none.</summary>
/// <param name="X">On X.</param>
/// <param name="Facebook">On Facebook.</param>
/// <param name="Instagram">On Instagram.</param>
public sealed record Socials(string? X, string? Facebook, string? Instagram);

/// <summary>A police officer (wijkagent) who is responsible for one or more areas.</summary>
public sealed class Officer : Entity
{
    /// <summary>The longest first or last name.</summary>
    public const int NameLength = 80;

    /// <summary>The longest text about the officer.</summary>
    public const int AboutLength = 2000;

    /// <summary>The longest address of a social account.</summary>
    public const int SocialLength = 300;

    private readonly List<Beat> beats = [];
    private readonly List<ConsultationHour> consultationHours = [];
    private readonly List<Absence> absences = [];

    private Officer()
    {
    }

    /// <summary>An officer of a team; the slug is unique among officers.</summary>
    public Officer(OfficerDetails details, string slug, Team? team)
    {
        Slug = slug;
        Team = team;
        Describe(details);
    }

    /// <summary>The name the neighbourhood uses.</summary>
    public string FirstName { get; private set; } = "";

    /// <summary>The surname, where the officer wants it shown.</summary>
    public string? LastName { get; private set; }

    /// <summary>The name in addresses; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Who the officer is, in a few sentences.</summary>
    public LocalizedText About { get; private set; } = new("", "");

    /// <summary>As people dial it.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>Public accounts.</summary>
    public Socials Socials { get; private set; } = new(null, null, null);

    /// <summary>The team the officer belongs to.</summary>
    public Guid? TeamId { get; private set; }

    /// <summary>The team the officer belongs to.</summary>
    public Team? Team { get; private set; }

    /// <summary>The <c>uid</c> in the police's open data.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>When the officer left, UTC; null while in function. The page then sends people on.</summary>
    public DateTime? LeftAt { get; private set; }

    /// <summary>The areas the officer is, was or will be responsible for.</summary>
    public IReadOnlyCollection<Beat> Beats => beats;

    /// <summary>When and where people can walk in.</summary>
    public IReadOnlyCollection<ConsultationHour> ConsultationHours => consultationHours;

    /// <summary>When the officer is away.</summary>
    public IReadOnlyCollection<Absence> Absences => absences;

    /// <summary>First and, where shown, last name.</summary>
    public string Name => NameOf(FirstName, LastName);

    /// <summary>How an officer is called: first and, where shown, last name.</summary>
    public static string NameOf(string firstName, string? lastName) => lastName is null ? firstName : $"{firstName} {lastName}";

    /// <summary>Sets all that the public is told.</summary>
    public void Describe(OfficerDetails details)
    {
        (FirstName, LastName, About) = (details.FirstName, details.LastName, details.About);
        (Phone, Socials, ExternalId) = (details.Phone, details.Socials, details.ExternalId);
    }

    /// <summary>Puts the officer in a team.</summary>
    public void Join(Team team) => Team = team;

    /// <summary>Makes the officer responsible for a whole district.</summary>
    public Beat TakeOn(District district, BeatRole role, DateTime from, DateTime? until = null) =>
        Add(new Beat(district.Id, null, role, from, until));

    /// <summary>Makes the officer responsible for one neighbourhood, which goes before the district it lies in.</summary>
    public Beat TakeOn(Neighbourhood neighbourhood, BeatRole role, DateTime from, DateTime? until = null) =>
        Add(new Beat(null, neighbourhood.Id, role, from, until));

    /// <summary>Ends every beat that is still running.</summary>
    public void HandOverBeats(DateTime now)
    {
        foreach (var beat in beats.Where(b => b.Until is null || b.Until > now))
            beat.End(now);
    }

    /// <summary>
    /// The officer is no longer one: every beat ends, and what the public was told goes, but for the name and the areas, by
    /// which people are sent on. Beats, absences and consultation hours have to be loaded.
    /// </summary>
    public void Leave(DateTime now)
    {
        LeftAt = now;
        HandOverBeats(now);
        (About, Phone, Socials) = (new("", ""), "", new(null, null, null));
        absences.Clear();
        consultationHours.Clear();
    }

    /// <summary>The officer is one again; what the public is told has to be described and beats taken on anew.</summary>
    public void Return() => LeftAt = null;

    /// <summary>The officer is away between two moments (UTC); the deputy of each area stands in.</summary>
    public void BeAway(DateTime from, DateTime until) => absences.Add(new Absence(from, until));

    /// <summary>Opens a weekly hour in which people can walk in.</summary>
    public void HoldConsultationHour(ConsultationHour hour) => consultationHours.Add(hour);

    private Beat Add(Beat beat)
    {
        beats.Add(beat);
        return beat;
    }
}
