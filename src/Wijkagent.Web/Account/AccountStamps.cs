using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Wijkagent.Core.Identity;

namespace Wijkagent.Web.Account;

/// <summary>
/// Looks every minute whether the account behind a cookie is still as it was when the cookie was made, and gives the
/// cookie the roles of now. Identity's own also signs out of cookies that this program does not have, and fails on that.
/// </summary>
public sealed class AccountStamps(IOptions<SecurityStampValidatorOptions> options, SignInManager<User> signIn, ILoggerFactory logger)
    : SecurityStampValidator<User>(options, signIn, logger)
{
    /// <inheritdoc />
    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.Properties.IssuedUtc is { } made && TimeProvider.GetUtcNow() - made < Options.ValidationInterval)
            return;
        if (await VerifySecurityStamp(context.Principal) is { IsOpen: true } user)
            await SecurityStampVerified(user, context);
        else
            context.RejectPrincipal();
    }
}
