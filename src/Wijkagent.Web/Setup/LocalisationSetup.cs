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

    /// <summary>Says the language where no cookie may be sent along: the service worker keeps pages that are nobody's.</summary>
    public const string HeaderName = "Wijkagent-Language";

    public const string Dutch = "nl";
    public const string English = "en";

    private const string Day = "dddd d MMMM yyyy";

    private static readonly CultureInfo InDutch = Writing("nl-NL", "H.mm");
    private static readonly CultureInfo InEnglish = Writing("en-GB", "HH:mm");

    /// <summary>
    /// How the portal writes in a language: with <c>D</c> a day is «donderdag 3 december 2026», with <c>t</c> a time is
    /// «9.00» in Dutch and «09:00» in English. Every other language gets Dutch.
    /// </summary>
    public static CultureInfo CultureOf(string language) => language == English ? InEnglish : InDutch;

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

    private static CultureInfo Writing(string name, string time)
    {
        var culture = new CultureInfo(name, useUserOverride: false);
        (culture.DateTimeFormat.LongDatePattern, culture.DateTimeFormat.ShortTimePattern) = (Day, time);
        return CultureInfo.ReadOnly(culture);
    }

    private static Task<ProviderCultureResult?> FromCookie(HttpContext context)
    {
        var chosen = context.Request.Cookies[context.RequestServices.GetRequiredService<Transport>().CookieName(CookieName)]
            ?? context.Request.Headers[HeaderName].ToString();
        return Task.FromResult<ProviderCultureResult?>(new(chosen == English ? InEnglish.Name : InDutch.Name));
    }
}
