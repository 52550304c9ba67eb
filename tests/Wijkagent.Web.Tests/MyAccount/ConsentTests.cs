using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Privacy.Rights.Consents;
using Wijkagent.TestSupport;
using Wijkagent.Web.Account;
using Wijkagent.Web.Tests.Backoffice;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Tests.MyAccount;

/// <summary>The consent on which the account of a resident rests: how it comes to be, is shown, is withdrawn and goes.</summary>
public sealed partial class ConsentTests : IAsyncLifetime
{
    private const string Email = "bo@voorbeeld.nl";
    private const string Page = "/account/toestemming";
    private const string WithdrawForm = "form[action='/account/toestemming/intrekking']";

    // Who changes the words raises Consent.PresentWords and adds a line; the lines above it stay, as what people agreed to.
    private static readonly Dictionary<int, string> HashOfWords = new()
    {
        [1] = "e62b343abedf546e52b175fbfb4b1bf66b9eaf3b545dc2cfb6173d498a17c15b",
    };

    private DeskTown desk = null!;

    public async Task InitializeAsync() => desk = await DeskTown.BuildAsync();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public void The_version_of_the_words_changes_with_the_words()
    {
        using var scope = desk.Host.Services.CreateScope();
        var words = scope.ServiceProvider.GetRequiredService<IStringLocalizer<AccountText>>();
        var both = string.Join('\n', InLanguage(words, "nl"), InLanguage(words, "en"));

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(both)));

        Assert.Equal(HashOfWords[Consent.PresentWords], hash);
        Assert.Equal(Consent.PresentWords, HashOfWords.Keys.Max());
    }

    [Theory]
    [InlineData("nl", "U kunt uw toestemming altijd intrekken")]
    [InlineData("en", "You can withdraw your consent at any time")]
    public async Task Who_joins_reads_the_words_and_the_account_comes_with_a_record_of_them(string language, string words)
    {
        var visitor = await new Visitor(desk.Host.CreateClient()).GoAsync("/aanmelden");
        if (language != "nl")
            await visitor.SendAsync(new Dictionary<string, string?> { ["taal"] = language }, "form.wa-language");
        await visitor.GoAsync(await MailedLinkAsync());
        Assert.Contains(words, visitor.Main, StringComparison.Ordinal);
        await using var db = desk.Host.OpenDatabase();
        Assert.False(await db.Consents.AnyAsync());

        await visitor.SendAsync();

        Assert.Equal("/mijn", visitor.Address);
        var user = await db.Users.SingleAsync();
        var given = await db.Consents.SingleAsync();
        Assert.Equal(
            (user.Id, ConsentPurpose.Account, Consent.PresentWords, language, desk.Host.Now, null),
            (given.UserId, given.Purpose, given.Words, given.Language, given.GivenAt, given.WithdrawnAt));
        var entry = await db.AuditEntries.SingleAsync(e => e.Event == nameof(ConsentGiven));
        Assert.Equal((AuditActivity.Collected, user.Id), (entry.Activity, entry.UserId));
    }

    [Fact]
    public async Task A_resident_sees_it_on_the_page_of_own_data_and_in_the_file()
    {
        var visitor = await SignInAsync();
        await visitor.GoAsync("/account/gegevens");
        Assert.Contains("Een account hebben: gegeven op 02-03-2026", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("Toestemming gegeven voor het account", visitor.Main, StringComparison.Ordinal);

        await visitor.GoAsync("/account/gegevens.json");

        using var data = JsonDocument.Parse(await visitor.Answer.Content.ReadAsStringAsync());
        var told = data.RootElement.GetProperty("consents").EnumerateArray().Single();
        Assert.Equal(("Account", Consent.PresentWords, "nl"), (told.GetProperty("purpose").GetString(), told.GetProperty("words").GetInt32(), told.GetProperty("language").GetString()));
        Assert.Equal(JsonValueKind.Null, told.GetProperty("withdrawnAt").ValueKind);
    }

    [Fact]
    public async Task Signing_in_again_makes_no_second_record()
    {
        await SignInAsync();
        await desk.Host.Accounts.SignInAsync(Email);

        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(1, await db.Consents.CountAsync());
    }

    [Fact]
    public async Task Words_of_before_do_not_stand_for_those_of_now()
    {
        await SignInAsync();
        await desk.Host.ArrangeAsync(db => db.Consents.ExecuteUpdateAsync(c => c.SetProperty(x => x.Words, 0)));

        await desk.Host.Accounts.SignInAsync(Email);

        await using var db = desk.Host.OpenDatabase();
        Assert.Equal([0, Consent.PresentWords], await db.Consents.OrderBy(c => c.Words).Select(c => c.Words).ToListAsync());
    }

    [Fact]
    public async Task Withdrawing_says_what_follows_ends_the_account_after_thirty_days_and_the_record_goes_with_it()
    {
        var visitor = await SignInAsync();
        await visitor.GoAsync(Page);
        Assert.Contains("is uw account na 30 dagen weg", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("Door u als bewoner aan te melden", visitor.Main, StringComparison.Ordinal);

        await visitor.SendAsync(form: WithdrawForm);

        Assert.Contains("U heeft uw toestemming ingetrokken", visitor.Main, StringComparison.Ordinal);
        Assert.Contains("/aanmelden", (await visitor.GoAsync("/account")).Address, StringComparison.Ordinal);
        await using (var db = desk.Host.OpenDatabase())
        {
            Assert.Equal(desk.Host.Now, (await db.Consents.SingleAsync()).WithdrawnAt);
            Assert.NotNull((await db.Users.SingleAsync()).ErasureAskedAt);
            Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Event == nameof(ConsentWithdrawn)));
        }

        await NightAsync(TimeSpan.FromDays(RetentionTerms.ErasureDays));

        await using (var db = desk.Host.OpenDatabase())
        {
            Assert.Equal((0, 0), (await db.Users.CountAsync(), await db.Consents.CountAsync()));
            Assert.Equal(RetentionRule.ErasedAccount, (await db.Destructions.SingleAsync()).Rule);
        }
    }

    [Fact]
    public async Task Who_erases_the_account_withdraws_and_who_signs_in_again_consents_anew()
    {
        var visitor = await SignInAsync();
        await visitor.GoAsync("/account/opheffen");
        await visitor.SendAsync();
        desk.Host.Clock.Advance(TimeSpan.FromDays(3));

        var back = new Visitor(await desk.Host.Accounts.SignInAsync(Email));

        await using var db = desk.Host.OpenDatabase();
        var given = await db.Consents.OrderBy(c => c.GivenAt).ToListAsync();
        Assert.Equal(2, given.Count);
        Assert.Equal((desk.Host.Now.AddDays(-3), desk.Host.Now), (given[0].WithdrawnAt, given[1].GivenAt));
        Assert.Null(given[1].WithdrawnAt);
        Assert.Null((await db.Users.SingleAsync()).ErasureAskedAt);
        await back.GoAsync(Page);
        Assert.Contains("Deze toestemming geldt nu", back.Main, StringComparison.Ordinal);
        Assert.Contains("Ingetrokken op", back.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everywhere_residents_sign_in_the_words_stand()
    {
        var visitor = await new Visitor(desk.Host.CreateClient()).GoAsync("/aanmelden");

        Assert.Contains("Door u als bewoner aan te melden geeft u ons toestemming", visitor.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_consent_to_nothing_and_read_why()
    {
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);

        var page = await DeskTown.PageAsync(officer, Page);

        Assert.Null(page.QuerySelector(WithdrawForm));
        Assert.Contains("Daarvoor is geen toestemming nodig", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync(new Uri(Page + "/intrekking", UriKind.Relative), form)).StatusCode);
        await using var db = desk.Host.OpenDatabase();
        Assert.False(await db.Consents.AnyAsync());
    }

    [Fact]
    public async Task After_ten_minutes_it_asks_once_more_who_it_is()
    {
        var visitor = await SignInAsync();
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.StartsWith("/account/bevestigen?terug=%2Faccount%2Ftoestemming", (await visitor.GoAsync(Page)).Address, StringComparison.Ordinal);
    }

    private async Task<Visitor> SignInAsync()
    {
        await desk.Host.Accounts.AddAsync(Email, RoleNames.Resident, "Bo Werner");
        return new Visitor(await desk.Host.Accounts.SignInAsync(Email));
    }

    private async Task<string> MailedLinkAsync()
    {
        var visitor = await new Visitor(desk.Host.CreateClient()).GoAsync("/aanmelden");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Link.Email"] = Email }, "form[action='/aanmelden/link']");
        await desk.Host.SendMailsAsync();
        return Link().Match(desk.Host.MailServer.Received.Last(m => m.To == Email).Text).Value;
    }

    private async Task NightAsync(TimeSpan later)
    {
        desk.Host.Clock.Advance(later);
        await using var scope = desk.Host.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<TermsWorker>(scope.ServiceProvider).LookAsync(CancellationToken.None);
    }

    private static string InLanguage(IStringLocalizer<AccountText> words, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return words["Consent.Words"].Value;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [GeneratedRegex(@"/aanmelden/link/openen\?sleutel=\S+")]
    private static partial Regex Link();
}
