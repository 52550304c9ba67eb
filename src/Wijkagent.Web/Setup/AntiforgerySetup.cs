namespace Wijkagent.Web.Setup;

/// <summary>Every form that changes something carries a token; the filter that checks it is global (see ViewSetup).</summary>
public static class AntiforgerySetup
{
    public static void AddAntiforgery(this WebApplicationBuilder builder)
    {
        var transport = Transport.Of(builder);
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = transport.CookieName("wa-formulier");
            options.Cookie.SecurePolicy = transport.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
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
