using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Wijkagent.Core.Identity;

namespace Wijkagent.Web.Account;

/// <summary>What a cookie says of somebody: as name the one that others read, not the address to sign in with.</summary>
public sealed class AccountClaims(UserManager<User> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<User, IdentityRole<Guid>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var claims = await base.GenerateClaimsAsync(user);
        claims.RemoveClaim(claims.FindFirst(claims.NameClaimType));
        claims.AddClaim(new Claim(claims.NameClaimType, user.DisplayName));
        return claims;
    }
}
