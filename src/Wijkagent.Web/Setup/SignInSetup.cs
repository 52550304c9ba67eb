using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Passwords;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Rights;
using Wijkagent.Core.Privacy.Rights.Consents;
using Wijkagent.Web.Account;
using Wijkagent.Web.MyAccount;

namespace Wijkagent.Web.Setup;

/// <summary>Accounts, the sign-in cookie, and who may open what.</summary>
public static class SignInSetup
{
    /// <summary>Where somebody who is not signed in is sent.</summary>
    public const string SignInPath = "/aanmelden";

    /// <summary>Adds Identity on our own context, with the rules for passwords and lock-out.</summary>
    public static void AddAccounts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AuthenticatorKeys>();
        builder.Services.AddScoped<AccountNews>();
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordCost.Rounds);
        builder.Services
            .AddIdentityCore<User>(options =>
            {
                // PasswordCheck says all there is to say about passwords.
                options.Password.RequiredLength = 1;
                options.Password.RequiredUniqueChars = 1;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.User.RequireUniqueEmail = true;
                // The name is the e-mail address, which was checked as one.
                options.User.AllowedUserNameCharacters = "";
                options.SignIn.RequireConfirmedEmail = true;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddPasswordValidator<PasswordCheck>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddEntityFrameworkStores<WijkagentDbContext>()
            .AddUserStore<AccountStore>()
            .AddDefaultTokenProviders();
    }

    /// <summary>Adds the cookie and the policies: everything is closed unless a page says that it is open.</summary>
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        builder.AddAccounts();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<SignInManager<User>>();
        builder.Services.AddSingleton<NobodysPassword>();
        builder.Services.AddSingleton<PasswordTurns>();
        builder.Services.AddScoped<SignInCheck>();
        builder.Services.AddScoped<UserSessions>();
        builder.Services.AddScoped<AuthenticatorCodes>();
        builder.Services.AddScoped<RecoveryCodes>();
        builder.Services.AddScoped<SecondFactors>();
        builder.Services.AddScoped<UsedProofs>();
        builder.Services.AddSingleton<AccountTokens>();
        builder.Services.AddScoped<AccountUpdates>();
        builder.Services.AddScoped<AddressChange>();
        builder.Services.AddScoped<ConsentRecords>();
        builder.Services.AddScoped<AccountErasure>();
        builder.Services.AddScoped<OwnDataReader>();
        builder.Services.AddScoped<PasswordResets>();
        builder.Services.AddScoped<SignInLinks>();
        builder.Services.AddScoped<SignedIn>();
        builder.Services.AddScoped<HalfwayCookie>();
        builder.Services.AddScoped<KnownDevices>();
        builder.Services.AddScoped<CodeTries>();
        builder.Services.AddScoped<OwnAccount>();
        builder.Services.AddScoped<FactorOwner>();
        builder.Services.AddSingleton<SignInLimits>();
        builder.Services.AddSingleton<MailedLinks>();
        builder.AddPasskeys();
        builder.AddOpenId();
        var transport = Transport.Of(builder);
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.LoginPath = SignInPath;
            options.ReturnUrlParameter = "terug";
            // The session on the server decides when it ends; the cookie only must not die before it.
            options.ExpireTimeSpan = UserSession.LongestTime;
            options.SlidingExpiration = false;
            options.Cookie.Name = transport.CookieName("wa-aangemeld");
            options.Cookie.SecurePolicy = transport.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.HttpOnly = true;
            options.Cookie.Path = "/";
            options.Events.OnValidatePrincipal = SignedIn.ValidateAsync;
            options.Events.OnRedirectToLogin = AskToSignIn;
            options.Events.OnRedirectToAccessDenied = context =>
            {
                // The page that explains it comes in the place of the one that was asked for, with its status.
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        builder.Services.AddOptions<SecurityStampValidatorOptions>().Configure<TimeProvider>((options, clock) =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.TimeProvider = clock;
        });
        builder.Services.AddScoped<ISecurityStampValidator, AccountStamps>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, ClosePagesOnly>();
        var pages = builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var permission in Enum.GetValues<Permission>())
            pages.AddPolicy(permission.ToString(), policy => policy.RequireRole(RolePermissions.RolesThatMay(permission)));
    }

    /// <summary>
    /// Passkeys are tied to the portal's own address, never to what a request says of its host. On one's own machine,
    /// where no address is set, the request's host is all there is.
    /// </summary>
    private static void AddPasskeys(this WebApplicationBuilder builder)
    {
        var own = builder.Configuration["Site:BaseUrl"] is { Length: > 0 } address ? new Uri(address) : null;
        builder.Services.AddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>();
        builder.Services.AddScoped<Passkeys>();
        builder.Services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.ServerDomain = own?.Host;
            // A passkey stands for both factors, so its owner has to unlock it; and it is found without an address.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
            options.ValidateOrigin = asked => ValueTask.FromResult(
                !asked.CrossOrigin && asked.Origin == (own?.GetLeftPart(UriPartial.Authority) ?? OriginOf(asked.HttpContext.Request)));
        });
    }

    private static string OriginOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>
    /// An address that leads nowhere is not found, also for who is not signed in: the fallback policy would send
    /// them to the sign-in page.
    /// </summary>
    private sealed class ClosePagesOnly : IAuthorizationMiddlewareResultHandler
    {
        private readonly AuthorizationMiddlewareResultHandler usual = new();

        public Task HandleAsync(
            RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
            context.GetEndpoint() is RouteEndpoint
                ? usual.HandleAsync(next, context, policy, authorizeResult)
                : next(context);
    }

    /// <summary>Back to the page afterwards, unless it was a form that was sent: that can't be asked for again.</summary>
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var isForm = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        // Without the host: that came with the request, and anybody can write there what they like.
        context.Response.Redirect(isForm ? SignInPath : new Uri(context.RedirectUri).PathAndQuery);
        return Task.CompletedTask;
    }
}
