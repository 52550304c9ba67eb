namespace Wijkagent.Core.Identity;

/// <summary>The roles of domain.md, «Who may do what», and the privacy officer of ADR 12.</summary>
public static class RoleNames
{
    /// <summary>A resident with an account.</summary>
    public const string Resident = "resident";

    /// <summary>Somebody of an organisation that works along.</summary>
    public const string Partner = "partner";

    /// <summary>A neighbourhood officer.</summary>
    public const string Officer = "officer";

    /// <summary>Whoever divides the work of a team.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>Whoever keeps articles, questions and texts.</summary>
    public const string Editor = "editor";

    /// <summary>Whoever keeps users, areas and settings; sees no contents of cases.</summary>
    public const string Administrator = "administrator";

    /// <summary>Whoever checks the audit log; nothing else.</summary>
    public const string Auditor = "auditor";

    /// <summary>Whoever handles what people ask about their data; sees no reports and no cases.</summary>
    public const string PrivacyOfficer = "privacy-officer";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Resident, Partner, Officer, Coordinator, Editor, Administrator, Auditor, PrivacyOfficer];

    /// <summary>
    /// Whether somebody with these roles signs in with a second factor always: everybody but residents.
    /// </summary>
    public static bool NeedSecondFactor(IEnumerable<string> roles) => roles.Any(role => role != Resident);
}
