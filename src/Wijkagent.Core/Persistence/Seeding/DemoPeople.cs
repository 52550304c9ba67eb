using Wijkagent.Core.Common;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>Who of the staff did something in the demo town, by name. Who has no account gets a key that is nobody's: by it the name is told.</summary>
/// <param name="accounts">The accounts by name; outside Development there are none.</param>
internal sealed class DemoPeople(IReadOnlyDictionary<string, Guid> accounts)
{
    private readonly Dictionary<string, Guid> others = [];

    /// <summary>Somebody of the staff.</summary>
    public Actor By(string name)
    {
        if (!accounts.TryGetValue(name, out var id) && !others.TryGetValue(name, out id))
            others.Add(name, id = Guid.CreateVersion7());
        return Actor.System with { Kind = ActorKind.Staff, UserId = id, Name = name };
    }
}
