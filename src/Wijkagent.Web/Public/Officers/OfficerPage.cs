using Wijkagent.Core.Officers;

namespace Wijkagent.Web.Public.Officers;

/// <summary>All that the public is told of an officer in function.</summary>
/// <param name="Slug">The name in addresses.</param>
/// <param name="FirstName">The name the neighbourhood uses.</param>
/// <param name="Name">First and, where shown, last name.</param>
/// <param name="Initials">In place of a portrait.</param>
/// <param name="About">Who the officer is; may be empty.</param>
/// <param name="Phone">As people dial it.</param>
/// <param name="Socials">Public accounts.</param>
/// <param name="Team">The team's name, if the officer is in one.</param>
/// <param name="Station">Where the team works from.</param>
/// <param name="Areas">The areas the officer has.</param>
/// <param name="DeputyIn">The areas in which the officer stands in for another.</param>
/// <param name="Away">Set while the officer is away.</param>
/// <param name="StandIns">Who answers meanwhile.</param>
/// <param name="Hours">When people can walk in, from Monday on.</param>
/// <param name="Priorities">What the officer works on.</param>
/// <param name="Form">The contact form.</param>
public sealed record OfficerPage(
    string Slug,
    string FirstName,
    string Name,
    string Initials,
    string About,
    string Phone,
    Socials Socials,
    string? Team,
    StationCard? Station,
    IReadOnlyList<AreaLink> Areas,
    IReadOnlyList<AreaLink> DeputyIn,
    AwayNote? Away,
    IReadOnlyList<PersonLink> StandIns,
    IReadOnlyList<WalkInHour> Hours,
    IReadOnlyList<PriorityCard> Priorities,
    ContactForm Form)
{
    public bool HasSocials => Socials is not { X: null, Facebook: null, Instagram: null };
}

/// <summary>An area and the page it is told of on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Within">The district, for a neighbourhood, and the municipality.</param>
/// <param name="Url">The district's page.</param>
public sealed record AreaLink(string Name, string Within, string Url);

/// <summary>Somebody and their page.</summary>
public sealed record PersonLink(string Name, string Url);

/// <summary>The page of an officer who left: who to turn to now.</summary>
/// <param name="Name">Who left.</param>
/// <param name="Districts">Where the officer was, and who answers there now.</param>
public sealed record OfficerLeftPage(string Name, IReadOnlyList<DistrictSuccessors> Districts);

/// <summary>Who answers in a district now.</summary>
public sealed record DistrictSuccessors(AreaLink District, IReadOnlyList<PersonLink> Officers);

/// <summary>The contact form by itself, when something in it must be put right, and the page that thanks for it.</summary>
public sealed record ContactPage(string Slug, string FirstName, string Name, AwayNote? Away, ContactForm Form);
