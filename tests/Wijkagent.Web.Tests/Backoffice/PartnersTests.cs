using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Partners;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>The list of organisations that work along, which an administrator keeps.</summary>
public sealed class PartnersTests : IAsyncLifetime
{
    private const string List = "/kantoor/beheer/partners";

    private DeskTown desk = null!;
    private Visitor admin = null!;

    public async Task InitializeAsync()
    {
        desk = await DeskTown.BuildAsync();
        admin = new Visitor(await desk.SignInAsync(RoleNames.Administrator));
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task A_partner_is_added_changed_stopped_and_taken_up_again()
    {
        await admin.GoAsync(List);
        Assert.Contains("Er zijn nog geen partners.", admin.Main, StringComparison.Ordinal);
        await admin.GoAsync($"{List}/nieuw");
        await admin.SendAsync(Form("Woonstichting De Marke", "ambrosiadam\nGM9900"));

        Assert.Equal(("Woonstichting De Marke", $"{List}/bekijken/woonstichting-de-marke"), (admin.Heading, admin.Address.Split('?')[0]));
        Assert.Contains("De partner staat op de lijst.", admin.Main, StringComparison.Ordinal);
        await admin.SendAsync(new Dictionary<string, string?> { ["Partner.Name"] = "De Marke", ["Partner.Phone"] = "0612345678" });
        Assert.Equal(("De Marke", "Ambrosiadam"), (admin.Heading, admin.Text("[name='Partner.Municipalities']")));
        await admin.SendAsync(form: "form[action$='/einde']");
        Assert.Contains("Gestopt op", admin.Text(".wa-file-head"), StringComparison.Ordinal);
        Assert.Contains("Gestopt op", (await admin.GoAsync($"{List}?zoek=mark")).Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("Geen partner gevonden", (await admin.GoAsync($"{List}?zoek=%25")).Main, StringComparison.Ordinal);
        await admin.GoAsync($"{List}/bekijken/woonstichting-de-marke");
        await admin.SendAsync(form: "form[action$='/hervatting']");
        Assert.Contains("Werkt mee", admin.Text(".wa-file-head"), StringComparison.Ordinal);
        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(
            [nameof(PartnerAdded), nameof(PartnerChanged), nameof(PartnerEnded), nameof(PartnerResumed)],
            await db.Events.Where(e => e.SubjectType == nameof(Partner)).OrderBy(e => e.Name).Select(e => e.Name).ToListAsync());
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_field_and_nothing_is_kept()
    {
        await desk.Host.ArrangeAsync(db =>
        {
            db.Add(new Partner(new PartnerFacts("De Marke", PartnerKind.Care, null, null, [desk.Town.Municipality.Id]), Actor.System, desk.Host.Now));
            return Task.CompletedTask;
        });
        await admin.GoAsync($"{List}/nieuw");
        await admin.SendAsync(new Dictionary<string, string?> { ["Partner.Website"] = "javascript:alert(1)", ["Partner.Phone"] = "bel mij" });
        Assert.Equal(
            ["Kies wat voor organisatie het is", "Vul een heel webadres in, zoals https://www.voorbeeld.nl", "Vul een telefoonnummer in, zoals 06 12345678",
                "Vul in hoe de partner heet", "Vul in in welke gemeenten de partner werkt"],
            admin.Errors.Order(StringComparer.Ordinal));
        await admin.SendAsync(Form("Nieuw", "Ambrosiadam\nNergenshuizen"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Deze gemeente kennen wij niet: Nergenshuizen"), (admin.Answer.StatusCode, Assert.Single(admin.Errors)));
        foreach (var taken in new[] { "De Marke", "de marke" })
        {
            await admin.SendAsync(Form(taken, "Ambrosiadam"));
            Assert.Equal("Er is al een partner met deze naam", Assert.Single(admin.Errors));
        }

        await using var db = desk.Host.OpenDatabase();
        Assert.Equal(1, await db.Partners.CountAsync());
    }

    [Fact]
    public async Task Two_administrators_do_not_overwrite_each_other()
    {
        await admin.GoAsync($"{List}/nieuw");
        await admin.SendAsync(Form("De Marke", "Ambrosiadam"));
        var page = admin.Address;
        await desk.Host.ArrangeAsync(async db => (await db.Partners.SingleAsync()).End(Actor.System, desk.Host.Now));
        await admin.SendAsync(new Dictionary<string, string?> { ["Partner.Name"] = "Iets anders" });

        Assert.Equal(HttpStatusCode.Conflict, admin.Answer.StatusCode);
        Assert.Equal("De Marke", (await admin.GoAsync(page)).Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GoAsync($"{List}/bekijken/niemand")).Answer.StatusCode);
    }

    private static Dictionary<string, string?> Form(string name, string municipalities) => new()
    {
        ["Partner.Name"] = name,
        ["Partner.Kind"] = nameof(PartnerKind.HousingCorporation),
        ["Partner.Municipalities"] = municipalities,
        ["Partner.Website"] = "https://www.voorbeeld.nl",
        ["Partner.Phone"] = "",
    };
}
