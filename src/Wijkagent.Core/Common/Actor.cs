using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Core.Common;

/// <summary>In what capacity somebody acts.</summary>
public enum ActorKind
{
    /// <summary>Anybody, without an account.</summary>
    Visitor,

    /// <summary>Whoever proved to hold a report's code and secret.</summary>
    Reporter,

    /// <summary>A resident with an account.</summary>
    Resident,

    /// <summary>An officer, coordinator, editor, administrator or auditor.</summary>
    Staff,

    /// <summary>The program itself: a term that passed, an import.</summary>
    System,
}

/// <summary>
/// Who does something, and over which neighbourhoods this person may decide. Rows are loaded through
/// <c>VisibleTo(actor)</c>, so what a person may not see is not found.
/// </summary>
/// <param name="Kind">In what capacity.</param>
/// <param name="UserId">The account, if any.</param>
/// <param name="Name">How the others read who it was: a function and name for staff, empty for reporters.</param>
/// <param name="OfficerId">The officer this account belongs to, if any.</param>
/// <param name="TeamId">The team this person works in, if any.</param>
/// <param name="Roles">Names from <see cref="RoleNames"/>.</param>
/// <param name="Neighbourhoods">Ids of the neighbourhoods whose reports and cases this person handles now.</param>
public sealed record Actor(
    ActorKind Kind,
    Guid? UserId,
    string Name,
    Guid? OfficerId,
    Guid? TeamId,
    IReadOnlySet<string> Roles,
    IReadOnlySet<Guid> Neighbourhoods)
{
    private static readonly HashSet<string> NoRoles = [];
    private static readonly HashSet<Guid> NoIds = [];
    private static readonly Dictionary<Guid, Guid> NothingOpened = [];
    private static readonly Dictionary<Guid, LookGround> NoGrounds = [];

    /// <summary>Because of what each of <see cref="Neighbourhoods"/> is this person's now, by its id.</summary>
    public IReadOnlyDictionary<Guid, LookGround> Grounds { get; init; } = NoGrounds;

    /// <summary>
    /// Ids of the cases that stand open to this person now because of a reason, each with the key of the opening that the
    /// reason is kept with.
    /// </summary>
    public IReadOnlyDictionary<Guid, Guid> OpenedCases { get; init; } = NothingOpened;

    /// <summary>Anybody who looks at public pages.</summary>
    public static Actor Visitor { get; } = new(ActorKind.Visitor, null, "", null, null, NoRoles, NoIds);

    /// <summary>Whoever holds a report's code and secret.</summary>
    public static Actor Reporter { get; } = new(ActorKind.Reporter, null, "", null, null, NoRoles, NoIds);

    /// <summary>The program itself.</summary>
    public static Actor System { get; } = new(ActorKind.System, null, "", null, null, NoRoles, NoIds);

    /// <summary>The same of reports that are locked.</summary>
    public IReadOnlyDictionary<Guid, Guid> OpenedReports { get; init; } = NothingOpened;

    /// <summary>The opening because of which this person sees what is on a case, or a report; null when there is none.</summary>
    public Guid? OpeningOf(Guid? caseId, Guid? reportId = null) =>
        reportId is { } report && OpenedReports.TryGetValue(report, out var opening) ? opening
        : caseId is { } id && OpenedCases.TryGetValue(id, out opening) ? opening
        : null;

    /// <summary>Whether this person may do it.</summary>
    public bool May(Permission permission) => RolePermissions.Allow(Roles, permission);
}
