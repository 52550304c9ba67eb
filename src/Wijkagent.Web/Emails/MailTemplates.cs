using System.Globalization;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.Administration;
using Wijkagent.Core.Identity.Passwords;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Following;
using Wijkagent.Core.Reports.Opening;
using Wijkagent.Core.Subscriptions;
using Wijkagent.Core.Subscriptions.Areas;
using Wijkagent.Web.MyAccount.Reports;
using Wijkagent.Web.Public.Subscriptions;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Emails;

/// <summary>What a mail that asks to confirm an address shows.</summary>
/// <param name="Code">The report.</param>
/// <param name="Url">Where it is confirmed.</param>
/// <param name="Days">How many days there are for it.</param>
public sealed record ConfirmReportPage(string Code, string Url, int Days);

/// <summary>What the mail shows that asks to confirm an address that was given later.</summary>
/// <param name="Code">The report.</param>
/// <param name="Url">Where it is confirmed.</param>
public sealed record ConfirmAddressPage(string Code, string Url);

/// <summary>What a mail with news about a report shows.</summary>
/// <param name="Code">The report.</param>
/// <param name="News">What happened.</param>
/// <param name="Url">Where it is read at once; null when code and secret have to be typed.</param>
/// <param name="TypedUrl">Where code and secret are typed.</param>
/// <param name="MineUrl">Where who has an account finds that it is there.</param>
/// <param name="DueOn">The last day of the term that the news begins, in the reader's language; null when there is none to tell.</param>
public sealed record ReportNewsPage(string Code, ReportNews News, string? Url, string TypedUrl, string MineUrl, string? DueOn)
{
    /// <summary>What was sent, in the receipt; null in other mails, and where nothing of it may be in a mail.</summary>
    public Receipt? Receipt { get; init; }
}

/// <summary>What a mail with all news of a day or a week about a report shows.</summary>
/// <param name="Lines">What happened, oldest first.</param>
/// <param name="Last">The last of it, or what began the term that runs, with where the report is read.</param>
public sealed record ReportDigestPage(IReadOnlyList<ReportDigestLine> Lines, ReportNewsPage Last);

/// <summary>Something that happened to a report.</summary>
/// <param name="News">What.</param>
/// <param name="On">On which day, in the reader's language.</param>
public sealed record ReportDigestLine(ReportNews News, string On);

/// <summary>What a mail about somebody's account shows.</summary>
/// <param name="What">What happened.</param>
/// <param name="When">When, in Dutch time and the reader's language.</param>
/// <param name="Browser">From which browser; empty when it is not known.</param>
/// <param name="System">On what; empty when it is not known.</param>
/// <param name="Url">Where it can be mended.</param>
public sealed record AccountNewsPage(AccountChange What, string When, string Browser, string System, string Url);

/// <summary>What a mail shows about a case that a colleague opened.</summary>
/// <param name="Number">The case.</param>
/// <param name="Who">Who opened it.</param>
/// <param name="When">When, in Dutch time and the reader's language.</param>
/// <param name="Url">Where the case is, and the reason.</param>
public sealed record CaseOpenedPage(string Number, string Who, string When, string Url);

/// <summary>What a mail shows that is about a link alone.</summary>
/// <param name="Url">The link.</param>
public sealed record LinkPage(string Url);

/// <summary>What a mail that asks to confirm a request shows.</summary>
/// <param name="Code">The request.</param>
/// <param name="Url">Where it is confirmed.</param>
/// <param name="Days">How many days there are for it.</param>
public sealed record ConfirmRequestPage(string Code, string Url, int Days);

/// <summary>What a mail with news about a request shows.</summary>
/// <param name="Code">The request.</param>
/// <param name="News">What happened.</param>
/// <param name="DueOn">Until which day an answer may take, in the reader's language; null when it is there.</param>
/// <param name="Url">Where it is read.</param>
public sealed record RequestNewsPage(string Code, RequestNews News, string? DueOn, string Url);

/// <summary>What a mail shows to who handles requests.</summary>
/// <param name="Code">The request.</param>
/// <param name="DueOn">Until which day an answer may take.</param>
/// <param name="NobodyHandles">Whether nobody has the role.</param>
/// <param name="Url">Where the request is, or where the role is given.</param>
public sealed record RequestCameInPage(string Code, string DueOn, bool NobodyHandles, string Url);

/// <summary>What an invitation shows.</summary>
/// <param name="Name">Who is invited.</param>
/// <param name="Url">Where it is accepted.</param>
public sealed record InvitationPage(string Name, string Url);

/// <summary>
/// Which view shows which mail. A new mail is a record in Core, a line here, and two views beside this file:
/// <c>{Name}.cshtml</c>, and <c>{Name}.Text.cshtml</c> for who reads mail as plain text.
/// </summary>
public sealed class MailTemplates
{
    private const string English = $"{LocalisationSetup.LinkParameter}={LocalisationSetup.English}";

    private readonly Dictionary<string, Template> templates = [];

    /// <summary>All mails of the program.</summary>
    public MailTemplates(SiteAddress site)
    {
        Add<ConfirmReportMail>(mail => new ConfirmReportPage(
            mail.Code, Address($"/meldingen/{mail.Code}/bevestigen", mail.Link), Report.ConfirmationDays));
        Add<ConfirmAddressMail>(mail => new ConfirmAddressPage(mail.Code, Address($"/meldingen/{mail.Code}/adres", mail.Link)));
        Add<ReportNewsMail>(mail => NewsPage(mail.Code, mail.Link, mail.News, mail.DueAt), AddReceiptAsync);
        Add<ReportDigestMail>(mail => new ReportDigestPage(
            [.. mail.News.Select(line => new ReportDigestLine(line.News, WorkingTime.DayOf(line.At).ToString("D", CultureInfo.CurrentCulture)))],
            NewsPage(mail.Code, mail.Link, mail.Term ?? mail.News[^1].News, mail.DueAt)));
        Add<AccountNewsMail>(mail => new AccountNewsPage(
            mail.What, WorkingTime.ToDutchTime(mail.At).ToString("f", CultureInfo.CurrentCulture), mail.Browser, mail.System, Address("/account/sessies")));
        Add<CaseOpenedByColleagueMail>(mail => new CaseOpenedPage(
            mail.Number, mail.Who, WorkingTime.ToDutchTime(mail.At).ToString("f", CultureInfo.CurrentCulture), Address($"/kantoor/zaken/{mail.Number}")));
        Add<LockedReportOpenedMail>(mail => new CaseOpenedPage(
            mail.Code, mail.Who, WorkingTime.ToDutchTime(mail.At).ToString("f", CultureInfo.CurrentCulture), Address("/kantoor/zaken/openen")));
        Add<ResetPasswordMail>(mail => new LinkPage(Address("/aanmelden/wachtwoord-vergeten/nieuw", mail.Link)));
        Add<SignInLinkMail>(mail => new LinkPage(Address("/aanmelden/link/openen", mail.Link)));
        Add<StaffSignInMail>(_ => new LinkPage(Address("/aanmelden")));
        Add<NoAccountMail>(_ => new LinkPage(Address("/aanmelden")));
        Add<InvitationMail>(mail => new InvitationPage(mail.Name, Address("/aanmelden/uitnodiging", mail.Link)));
        Add<ConfirmRequestMail>(mail => new ConfirmRequestPage(
            mail.Code, Address($"/privacy/verzoek/{mail.Code}/bevestigen", mail.Link), RequestTerms.ConfirmationDays));
        Add<RequestNewsMail>(mail => new RequestNewsPage(
            mail.Code, mail.News, mail.News == RequestNews.Answered ? null : LastDay(mail.DueAt), Address($"/privacy/verzoek/{mail.Code}/openen", mail.Link)));
        Add<RequestCameInMail>(mail => new RequestCameInPage(
            mail.Code, LastDay(mail.DueAt), mail.NobodyHandles, Address(mail.NobodyHandles ? "/kantoor/beheer/gebruikers" : $"/kantoor/verzoeken/{mail.Code}")));
        Add<ConfirmFollowingMail>(mail => new ConfirmFollowingPage(
            mail.Kind, Address(SubscriptionLinksController.ConfirmPath, mail.Link), Subscription.ConfirmationDays, mail.Rhythm));
        Add<FollowedNewsMail>(mail => new FollowedNewsPage(
            mail.Kind, WorkingTime.DayOf(mail.Since).ToString("D", CultureInfo.CurrentCulture), mail.State,
            Address(SubscriptionLinksController.StopPath, mail.Link), Address(SubscriptionLinksController.OneClickPath, mail.Link)));
        Add<ConfirmAreaMail>(mail => new ConfirmAreaPage(
            mail.Place, mail.IsFollowed, Address(mail.IsFollowed ? FollowedAreaController.Path : FollowedAreaController.ConfirmPath, mail.Link), Subscription.ConfirmationDays,
            mail.Kinds, mail.WithBulletins, mail.Rhythm));
        Add<AreaNewsMail>(mail => new AreaNewsPage(
            mail.Place, mail.Problems, mail.More, mail.Bulletins, LastDay(mail.EndsAt),
            Address(FollowedAreaController.Path, mail.Link), Address(FollowedAreaController.OneClickPath, mail.Link)));
        Add<FollowingEndsMail>(mail => new FollowingEndsPage(
            mail.Kind, mail.Place, LastDay(mail.EndsAt),
            Address(mail.Place is null ? SubscriptionLinksController.KeepPath : FollowedAreaController.KeepPath, mail.KeepLink),
            Address(mail.Place is null ? SubscriptionLinksController.StopPath : FollowedAreaController.StopPath, mail.StopLink),
            Address(mail.Place is null ? SubscriptionLinksController.OneClickPath : FollowedAreaController.OneClickPath, mail.StopLink)));
        Add<ConfirmEmailMail>(mail => new LinkPage(Address("/account/e-mail/bevestigen", mail.Link)));

        ReportNewsPage NewsPage(string code, string? link, ReportNews news, DateTime? dueAt) => new(
            code,
            news,
            link is null ? null : Address($"/meldingen/{code}/openen", link),
            Address($"/meldingen/{code}"),
            Address(MyReportsController.Path),
            news is ReportNews.Message or ReportNews.NotReached || dueAt is not { } due ? null : LastDay(due));

        string Address(string path, string? key = null) => site.Of((key, IsEnglish()) switch
        {
            (null, false) => path,
            (null, true) => $"{path}?{English}",
            (_, false) => $"{path}?sleutel={Uri.EscapeDataString(key)}",
            (_, true) => $"{path}?sleutel={Uri.EscapeDataString(key)}&{English}",
        });

        // Who reads mail on another device than the one that reported goes on in the language of the mail.
        static bool IsEnglish() => CultureInfo.CurrentCulture.TwoLetterISOLanguageName == LocalisationSetup.English;

        // A term ends with a day: its last moment belongs to the day before.
        static string LastDay(DateTime end) => WorkingTime.DayOf(end.AddTicks(-1)).ToString("D", CultureInfo.CurrentCulture);
    }

    /// <summary>The names under which mails lie in the outbox.</summary>
    public IEnumerable<string> Names => templates.Keys;

    /// <summary>How the mails of a name are shown.</summary>
    /// <exception cref="KeyNotFoundException">There is no such mail.</exception>
    public Template this[string name] => templates[name];

    private static async Task<object> AddReceiptAsync(object page, IServiceProvider services, CancellationToken cancel) =>
        page is ReportNewsPage { News: ReportNews.Received, Url: not null } news
            ? news with { Receipt = await services.GetRequiredService<Receipts>().ReadAsync(news.Code, cancel) }
            : page;

    private void Add<T>(Func<T, object> page, Func<object, IServiceProvider, CancellationToken, Task<object>>? complete = null)
        where T : Mail
    {
        var name = typeof(T).Name;
        var view = name[..^nameof(Mail).Length];
        templates.Add(name, new Template(typeof(T), $"/Emails/{view}.cshtml", $"/Emails/{view}.Text.cshtml", mail => page((T)mail), complete));
    }

    /// <summary>How the mails of one type are shown.</summary>
    /// <param name="MailType">The record in Core.</param>
    /// <param name="HtmlView">The view with its HTML; it sets the subject.</param>
    /// <param name="TextView">The view with its plain text.</param>
    /// <param name="Page">Makes of a mail what the views show.</param>
    /// <param name="Complete">Adds what is read when the mail leaves, with the services of that moment; null where a mail holds all it says.</param>
    public sealed record Template(
        Type MailType, string HtmlView, string TextView, Func<Mail, object> Page, Func<object, IServiceProvider, CancellationToken, Task<object>>? Complete);
}
