using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Setup;

/// <summary>
/// Dutch for everybody, English for who asks for it, or comes by a link of a mail in English. The browser's own preference is not looked at: a Dutch public
/// service opens in Dutch, and a cached page must not depend on a header that differs per browser.
/// </summary>
public static class LocalisationSetup
{
    /// <summary>Holds the language somebody chose: <c>nl</c> or <c>en</c>.</summary>
    public const string CookieName = "wa-taal";

    /// <summary>Says the language where no cookie may be sent along: the service worker keeps pages that are nobody's.</summary>
    public const string HeaderName = "Wijkagent-Language";

    /// <summary>Says the language in a link of a mail, which follows the language of the report: for a browser in which none was chosen.</summary>
    public const string LinkParameter = "taal";

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

    /// <summary>Speaks the language of who asks; who followed a link of a mail in English goes on in English, until the browser closes.</summary>
    public static void UseLocalisation(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.Use((context, next) =>
        {
            if (HttpMethods.IsGet(context.Request.Method) && context.Request.Query[LinkParameter] == English && CookieIn(context) is null)
            {
                var services = context.RequestServices;
                new PrivateCookie(CookieName, services.GetRequiredService<IHttpContextAccessor>(), services.GetRequiredService<Transport>()).Value = English;
            }

            return next(context);
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
        var chosen = CookieIn(context)
            ?? (context.Request.Headers.TryGetValue(HeaderName, out var said) ? said : context.Request.Query[LinkParameter]).ToString();
        return Task.FromResult<ProviderCultureResult?>(new(chosen == English ? InEnglish.Name : InDutch.Name));
    }

    private static string? CookieIn(HttpContext context) =>
        context.Request.Cookies[context.RequestServices.GetRequiredService<Transport>().CookieName(CookieName)];
}
