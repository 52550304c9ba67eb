using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Wijkagent.Web.Setup;

/// <summary>
/// Dutch for everybody, English for who asks for it. The browser's own preference is not looked at: a Dutch public
/// service opens in Dutch, and a cached page must not depend on a header that differs per browser.
/// </summary>
public static class LocalisationSetup
{
    /// <summary>Holds the language somebody chose: <c>nl</c> or <c>en</c>.</summary>
    public const string CookieName = "wa-taal";

    public const string Dutch = "nl";
    public const string English = "en";

    private static readonly CultureInfo InDutch = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly CultureInfo InEnglish = CultureInfo.GetCultureInfo("en-GB");

    public static void AddLocalisation(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(InDutch);
            options.SupportedCultures = options.SupportedUICultures = [InDutch, InEnglish];
            options.RequestCultureProviders = [new CustomRequestCultureProvider(FromCookie)];
        });
    }

    private static Task<ProviderCultureResult?> FromCookie(HttpContext context) =>
        Task.FromResult<ProviderCultureResult?>(
            new(context.Request.Cookies[CookieName] == English ? InEnglish.Name : InDutch.Name));
}
