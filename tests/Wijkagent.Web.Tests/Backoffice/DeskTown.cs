using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>The small town with two officers (West and East), accounts of every role, and reports to work on.</summary>
public sealed class DeskTown : IAsyncDisposable
{
    /// <summary>What opens every report of the town, with its code.</summary>
    public const string Secret = "DEM0DEM0DEM0DEM0DEM0DEM000";

    public WijkagentFactory Host { get; private init; } = new();

    public TownBuilder Town { get; } = new();

    public Officer West { get; private set; } = null!;

    public Officer East { get; private set; } = null!;

    /// <summary>The town in a program of its own.</summary>
    /// <param name="settings">Settings of the program besides the usual ones.</param>
    public static async Task<DeskTown> BuildAsync(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var desk = settings is null ? new DeskTown() : new DeskTown { Host = new() { Settings = settings } };
        await desk.Host.ArrangeAsync(async db =>
        {
            await desk.Town.AddToAsync(db);
            desk.West = await desk.Town.AddOfficerAsync(db, "Wim", "West", o => TownBuilder.Has(o, desk.Town.West));
            desk.East = await desk.Town.AddOfficerAsync(db, "Elly", "Oost", o =>
            {
                TownBuilder.Has(o, desk.Town.East);
                TownBuilder.Has(o, desk.Town.West, BeatRole.Deputy);
            });
        });
        return desk;
    }

    /// <summary>An account with one role; its address is the role's name, or the officer's slug.</summary>
    public async Task<string> AddUserAsync(string role, Officer? officer = null)
    {
        var email = AddressOf(officer?.Slug ?? role);
        var team = role is RoleNames.Officer or RoleNames.Coordinator ? Town.Team.Id : (Guid?)null;
        await Host.Accounts.AddAsync(email, role, officer?.Name, officer?.Id, team);
        return email;
    }

    /// <summary>A browser of somebody who signed in.</summary>
    public async Task<HttpClient> SignInAsync(string role, Officer? officer = null) =>
        await Host.Accounts.SignInAsync(await AddUserAsync(role, officer));

    /// <summary>A new browser of an officer whose account is there.</summary>
    public Task<HttpClient> SignInAgainAsync(Officer officer) => Host.Accounts.SignInAsync(AddressOf(officer.Slug));

    /// <summary>A report that was received, by default from somebody whose address is known and proved.</summary>
    public async Task<string> AddReportAsync(
        Neighbourhood where, string text = "Jongeren maken lawaai bij de speeltuin", string kind = "jongerenoverlast", string? email = "melder@voorbeeld.nl",
        IReadOnlyDictionary<string, IReadOnlyList<string>>? details = null)
    {
        await using var db = Host.OpenDatabase();
        var ofKind = await db.ReportKinds.SingleAsync(k => k.Slug == kind);
        var now = Host.Now.AddHours(-2);
        var code = PublicCode.ForReport(now);
        var told = new SubmittedReport(
            code, await Host.Services.GetRequiredService<ReportSecrets>().HashAsync(Secret, default), Guid.NewGuid(), where.Id, TownBuilder.Middle(where), "bij de speeltuin", text,
            DateOnly.FromDateTime(now), null, false, Frequency.SeveralTimes, "nl", email is null ? null : new ReporterContact("Mel Der", email, null))
        {
            Details = details is null ? null : DetailText.Write(ofKind.Questions, new ToldDetails(details, true)),
        };
        var report = Report.Submit(told, ofKind, Actor.Reporter, now);
        report.Confirm(Actor.Reporter, now);
        db.Add(report);
        await db.SaveChangesAsync();
        return code;
    }

    /// <summary>A browser in which the reporter opened the report, with code and secret.</summary>
    public Task<Visitor> OpenAsReporterAsync(string code) => OpenAsync(Host.NewVisitor(), code);

    /// <summary>The same in a browser that is there.</summary>
    public static async Task<Visitor> OpenAsync(Visitor visitor, string code)
    {
        await visitor.GoAsync("/meldingen");
        return await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = code, ["Secret"] = Secret });
    }

    public async Task<Report> ReportAsync(string code)
    {
        await using var db = Host.OpenDatabase();
        return await db.Reports.Include(r => r.Messages).Include(r => r.Case).SingleAsync(r => r.Code == code);
    }

    public static async Task<IHtmlDocument> PageAsync(HttpClient browser, string address)
    {
        var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await WijkagentFactory.ReadAsync(answer);
    }

    /// <summary>Fills in a form as it stands on a page and sends it, as a person would.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(
        HttpClient browser, string page, string form, Dictionary<string, string>? values = null) =>
        await SubmitAsync(browser, await PageAsync(browser, page), form, values);

    /// <summary>The same with a page that was opened before.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(
        HttpClient browser, IHtmlDocument page, string form, Dictionary<string, string>? values = null)
    {
        var element = Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelector(form));
        var fields = element.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>()
            .Where(i => i.Type != "checkbox" || i.IsChecked)
            .Select(i => KeyValuePair.Create(i.Name!, i.Value))
            .Concat(element.QuerySelectorAll("textarea").OfType<IHtmlTextAreaElement>().Select(t => KeyValuePair.Create(t.Name!, t.Value)))
            .Concat(element.QuerySelectorAll("select").OfType<IHtmlSelectElement>().Select(s => KeyValuePair.Create(s.Name!, s.Value ?? "")))
            .Concat(element.QuerySelectorAll("button[name]").OfType<IHtmlButtonElement>().Select(b => KeyValuePair.Create(b.Name!, b.Value)))
            .Where(f => values?.ContainsKey(f.Key) != true)
            .Concat(values ?? [])
            .ToList();
        using var content = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(new Uri(element.GetAttribute("action")!, UriKind.Relative), content);
    }

    private static string AddressOf(string name) => $"{name}@voorbeeld.nl";

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}
