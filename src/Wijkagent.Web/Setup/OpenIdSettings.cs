using Wijkagent.Core.Identity;

namespace Wijkagent.Web.Setup;

/// <summary>The organisation's own provider of sign-in (OpenID Connect); section <c>Oidc</c> of the settings. Without an authority there is none.</summary>
public sealed record OpenIdSettings
{
    /// <summary>Where the settings are.</summary>
    public const string Section = "Oidc";

    /// <summary>The address of the provider; <c>/.well-known/openid-configuration</c> below it says the rest.</summary>
    public string? Authority { get; init; }

    /// <summary>How the provider knows this portal.</summary>
    public string? ClientId { get; init; }

    /// <summary>By which the portal proves that it is.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The claim with somebody's groups or roles.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>Which value of that claim gives which role.</summary>
    public Dictionary<string, string> Roles { get; init; } = [];

    /// <summary>
    /// Values of <c>amr</c> or <c>acr</c> by which the provider says that it asked a second factor. Without any, or when
    /// none was told, the portal asks for its own.
    /// </summary>
    public IReadOnlyList<string> SecondFactor { get; init; } = [];

    /// <summary>Whether people can sign in there.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);

    /// <summary>The settings.</summary>
    public static OpenIdSettings Of(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<OpenIdSettings>() ?? new OpenIdSettings();

    /// <summary>What is missing or can't be used, a sentence each; nothing where no provider is set at all.</summary>
    public static IReadOnlyList<string> WhatIsWrong(IConfiguration configuration)
    {
        if (!configuration.GetSection(Section).Exists())
            return [];
        var settings = Of(configuration);
        var wrong = new List<string>();
        if (!settings.IsOn)
            wrong.Add("Oidc__Authority is missing: the address of the provider. Without a provider, leave out all of Oidc__.");
        else if (!RequiredSettings.IsAddress(settings.Authority!))
            wrong.Add($"Oidc__Authority is «{settings.Authority}»; it has to start with https:// (http:// is for localhost alone).");
        if (string.IsNullOrWhiteSpace(settings.ClientId))
            wrong.Add("Oidc__ClientId is missing: how the provider knows this portal.");
        if (string.IsNullOrWhiteSpace(settings.ClientSecret))
            wrong.Add("Oidc__ClientSecret is missing: by which the portal proves to the provider that it is.");
        if (settings.Roles.Count == 0)
            wrong.Add($"Oidc__Roles__… is missing: which value of the claim «{settings.RoleClaim}» gives which role, e.g. Oidc__Roles__wijkagenten=officer.");
        // Residents are no business of the organisation's, and its people always show two factors.
        wrong.AddRange(settings.Roles.Where(r => r.Value == RoleNames.Resident || !RoleNames.All.Contains(r.Value)).Select(r =>
            $"Oidc__Roles__{r.Key} is «{r.Value}»; it can be {string.Join(", ", RoleNames.All.Where(role => role != RoleNames.Resident))}."));
        return wrong;
    }
}
