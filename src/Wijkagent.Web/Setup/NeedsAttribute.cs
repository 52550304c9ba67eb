using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Wijkagent.Core.Identity;

namespace Wijkagent.Web.Setup;

/// <summary>
/// Opens a page to whoever may do this; see <see cref="RolePermissions"/>. On a controller it takes the place of what its base
/// class needs.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = true)]
public sealed class NeedsAttribute(Permission permission) : AuthorizeAttribute(permission.ToString());

/// <summary>What the person who is signed in may do, for views.</summary>
public static class PrincipalPermissions
{
    /// <summary>Whether this person may do it.</summary>
    public static bool May(this ClaimsPrincipal who, Permission permission) =>
        RolePermissions.Allow(who.FindAll(ClaimTypes.Role).Select(role => role.Value), permission);
}
