using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Web.Account;

namespace Wijkagent.Web.Setup;

/// <summary>
/// Signing in at the organisation's own provider: OpenID Connect with the code flow, PKCE, state and nonce. What the
/// provider says ends in a session like all others; none of its tokens is kept.
/// </summary>
public static class OpenIdSetup
{
    /// <summary>The name of the scheme.</summary>
    public const string Scheme = "organisation";

    /// <summary>Where the provider sends people back to; it has to know this address.</summary>
    public const string CallbackPath = OrganisationController.Path + "/antwoord";

    /// <summary>How far the provider's clock may be off.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    // What a provider signs with a key that only it has; a secret that both share proves nothing of who signed.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Adds the scheme when a provider is set.</summary>
    public static void AddOpenId(this WebApplicationBuilder builder)
    {
        var settings = OpenIdSettings.Of(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddScoped<OrganisationAccounts>();
        builder.Services.AddScoped<OrganisationSignIn>();
        if (!settings.IsOn)
            return;
        var transport = Transport.Of(builder);
        builder.Services.AddAuthentication().AddOpenIdConnect(Scheme, options =>
        {
            options.Authority = settings.Authority;
            options.RequireHttpsMetadata = settings.Authority!.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
            options.ClientId = settings.ClientId;
            options.ClientSecret = settings.ClientSecret;
            options.CallbackPath = CallbackPath;
            options.SignInScheme = IdentityConstants.ApplicationScheme;
            options.ResponseType = OpenIdConnectResponseType.Code;
            // The answer comes as an address, so that no cookie has to be sent with a form of another site.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.UsePkce = true;
            options.Scope.Add("email");
            // Whoever signs in counts as having proved to be there, so the provider must not answer from a session of hours.
            options.MaxAge = LiveSession.ConfirmedFor;
            options.MapInboundClaims = false;
            options.ClaimActions.Clear();
            options.DisableTelemetry = true;
            options.BackchannelTimeout = TimeSpan.FromSeconds(10);
            options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
            options.TokenValidationParameters.ValidAlgorithms = Algorithms;
            options.TokenValidationParameters.ValidAudience = settings.ClientId;
            options.CorrelationCookie = Cookie(transport, "wa-organisatie-");
            options.NonceCookie = Cookie(transport, "wa-organisatie-nonce-");
            options.Events.OnRedirectToIdentityProvider = context =>
            {
                // Never from the request's host: anybody can write there what they like.
                context.ProtocolMessage.RedirectUri = context.HttpContext.RequestServices.GetRequiredService<SiteAddress>().Of(CallbackPath);
                return Task.CompletedTask;
            };
            options.Events.OnTicketReceived = context => context.HttpContext.RequestServices.GetRequiredService<OrganisationSignIn>().ReceiveAsync(context);
            options.Events.OnRemoteFailure = context => context.HttpContext.RequestServices.GetRequiredService<OrganisationSignIn>().FailAsync(context);
        });
        builder.Services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<TimeProvider>((options, clock) =>
            options.TokenValidationParameters.LifetimeValidator = (from, until, _, _) => IsOfNow(from, until, clock.GetUtcNow().UtcDateTime));
    }

    private static bool IsOfNow(DateTime? from, DateTime? until, DateTime now) =>
        until is { } end && now < end + Skew && (from is not { } start || now > start - Skew);

    private static CookieBuilder Cookie(Transport transport, string name) => new()
    {
        Name = transport.CookieName(name),
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromMinutes(15),
        SameSite = SameSiteMode.Lax,
        SecurePolicy = transport.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest,
        Path = "/",
    };
}
