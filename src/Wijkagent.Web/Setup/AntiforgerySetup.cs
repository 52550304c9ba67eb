namespace Wijkagent.Web.Setup;

/// <summary>Every form that changes something carries a token; the filter that checks it is global (see ViewSetup).</summary>
public static class AntiforgerySetup
{
    public static void AddAntiforgery(this WebApplicationBuilder builder)
    {
        // Without https (a developer's machine) a __Host- cookie would never be sent back.
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = isDevelopment ? "wa-formulier" : "__Host-wa-formulier";
            options.Cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
            options.Cookie.Path = "/";
            options.Cookie.IsEssential = true;
            options.HeaderName = "X-Antiforgery";
            // Our own header says it for every answer.
            options.SuppressXFrameOptionsHeader = true;
        });
    }
}
