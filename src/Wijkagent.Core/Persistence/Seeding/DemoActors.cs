using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>Who did something in the demo town, by the name that stands in the files.</summary>
internal sealed class DemoActors(DemoOfficers officers, IReadOnlyDictionary<string, User> accounts)
{
    private const string Reporter = "reporter";
    private static readonly HashSet<string> OfficerRole = [RoleNames.Officer];
    private static readonly HashSet<Guid> NoNeighbourhoods = [];

    /// <summary>An officer by slug, «reporter», or null for a term that passed.</summary>
    public Actor By(string? who) => who switch
    {
        null => Actor.System,
        Reporter => Actor.Reporter,
        _ => ActingOfficer(who),
    };

    private Actor ActingOfficer(string slug)
    {
        var officer = officers.All[slug];
        // Outside Development officers have no account: then what they did is told by their own key.
        var account = accounts.GetValueOrDefault(slug)?.Id ?? officer.Id;
        return new Actor(ActorKind.Staff, account, officer.Name, officer.Id, officers.Team.Id, OfficerRole, NoNeighbourhoods);
    }
}
