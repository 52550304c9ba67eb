namespace Wijkagent.Core.Identity;

/// <summary>What somebody may do. Which role may what is in <see cref="RolePermissions"/>, and nowhere else.</summary>
public enum Permission
{
    /// <summary>See and handle the reports and cases of the neighbourhoods that are theirs now.</summary>
    HandleCases,

    /// <summary>Open a case of the team that is not theirs, with a reason that is kept and told.</summary>
    OpenCasesOfTeam,

    /// <summary>Open a case or report of the team that is out of use, for a complaint or an audit, in the same way.</summary>
    OpenLockedCases,

    /// <summary>Judge reports of the team that were set apart because of how they were sent.</summary>
    JudgeSuspicious,

    /// <summary>Read the messages that came in through an officer's own page.</summary>
    ReadMailbox,

    /// <summary>Read, search, prove and take out the audit log.</summary>
    ReadAuditLog,

    /// <summary>Look up who looked at one report, case or request whose code is known; no list of the log, and nothing taken out.</summary>
    AskWhoLooked,

    /// <summary>Keep a report or case of the team although its term passes.</summary>
    HoldData,

    /// <summary>See what is kept how long, what was destroyed and what is held.</summary>
    ReadRetention,

    /// <summary>Handle what people ask about their data; sees no reports and no cases.</summary>
    HandleRequests,

    /// <summary>Invite people, give and take roles, close accounts; sees no contents of cases.</summary>
    ManageUsers,

    /// <summary>Keep the list of organisations that work along.</summary>
    ManagePartners,
}

/// <summary>
/// The one table of who may do what: domain.md, «Who may do what». A role that is not in it may nothing but keep the own
/// account. Which rows somebody reaches is told by <c>VisibleTo(actor)</c>.
/// </summary>
public static class RolePermissions
{
    private static readonly Dictionary<string, Permission[]> Table = new()
    {
        [RoleNames.Officer] = [Permission.HandleCases, Permission.OpenCasesOfTeam, Permission.ReadMailbox],
        [RoleNames.Coordinator] =
        [
            Permission.HandleCases, Permission.OpenCasesOfTeam, Permission.OpenLockedCases, Permission.HoldData, Permission.ReadRetention,
            Permission.JudgeSuspicious,
        ],
        [RoleNames.Administrator] = [Permission.ManageUsers, Permission.ManagePartners, Permission.ReadRetention],
        [RoleNames.PrivacyOfficer] = [Permission.HandleRequests, Permission.AskWhoLooked],
        [RoleNames.Auditor] = [Permission.ReadAuditLog, Permission.ReadRetention],
    };

    /// <summary>The roles that may do it.</summary>
    public static IEnumerable<string> RolesThatMay(Permission permission) =>
        Table.Where(row => row.Value.Contains(permission)).Select(row => row.Key);

    /// <summary>Whether somebody with these roles may do it.</summary>
    public static bool Allow(IEnumerable<string> roles, Permission permission) =>
        roles.Any(role => Table.TryGetValue(role, out var may) && may.Contains(permission));
}
