using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Web.Setup;

/// <summary>Names of the policies by which pages are opened. What names none is closed to who is not signed in.</summary>
public static class Policies
{
    /// <summary>Reports and cases: officers and coordinators.</summary>
    public const string CaseWork = "case-work";
}

/// <summary>Accounts, the sign-in cookie, and who may open what.</summary>
public static class SignInSetup
{
    /// <summary>Where somebody who is not signed in is sent.</summary>
    public const string SignInPath = "/aanmelden";

    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(30);

    /// <summary>Adds Identity on our own context, with the rules for passwords and lock-out.</summary>
    public static void AddAccounts(this IHostApplicationBuilder builder) =>
        builder.Services
            .AddIdentityCore<User>(options =>
            {
                // NIST SP 800-63B, 5.1.1: length counts, composition rules don't.
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 4;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
                options.User.RequireUniqueEmail = true;
                options.SignIn.RequireConfirmedEmail = true;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<WijkagentDbContext>()
            .AddDefaultTokenProviders();

    /// <summary>Adds the cookie and the policies: everything is closed unless a page says that it is open.</summary>
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        builder.AddAccounts();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<SignInManager<User>>();
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.LoginPath = SignInPath;
            options.AccessDeniedPath = "/geen-toegang";
            options.ReturnUrlParameter = "terug";
            options.ExpireTimeSpan = IdleTime;
            options.SlidingExpiration = true;
            options.Cookie.Name = isDevelopment ? "wa-aangemeld" : "__Host-wa-aangemeld";
            options.Cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.HttpOnly = true;
            options.Cookie.Path = "/";
            options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        });
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        builder.Services.AddScoped<ISecurityStampValidator, SecurityStampValidator<User>>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, ClosePagesOnly>();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.CaseWork, policy => policy.RequireRole(RoleNames.Officer, RoleNames.Coordinator));
    }

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
}
