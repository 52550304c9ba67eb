using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Web.MyAccount;
using Wijkagent.Web.MyAccount.Reports;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Account;

/// <summary>Where somebody goes who just signed in.</summary>
public static class AfterSignIn
{
    private const int LongestAddress = 500;

    /// <summary>The page that was asked for, when it is one of ours; else null.</summary>
    public static string? OurOwn(IUrlHelper url, string? asked) =>
        asked is { Length: <= LongestAddress } && url.IsLocalUrl(asked) ? asked : null;

    /// <summary>The page that was asked for, when it is one of ours; else where this person's work begins.</summary>
    public static string PageFor(IUrlHelper url, string? asked, ClaimsPrincipal who) =>
        OurOwn(url, asked) ?? HomeOf(who);

    /// <summary>Where this person's work begins.</summary>
    public static string HomeOf(ClaimsPrincipal who) =>
        who.May(Permission.HandleCases) ? "/kantoor"
        : who.May(Permission.ManageUsers) ? "/kantoor/beheer/gebruikers"
        : who.May(Permission.HandleRequests) ? "/kantoor/verzoeken"
        : who.May(Permission.ReadAuditLog) ? "/kantoor/logboek"
        : RoleNames.NeedSecondFactor(who.FindAll(ClaimTypes.Role).Select(role => role.Value)) ? OverviewController.Path
        : MyReportsController.Path;
}
