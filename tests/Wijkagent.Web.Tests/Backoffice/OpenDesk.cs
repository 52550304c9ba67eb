using AngleSharp.Html.Dom;
using Wijkagent.Core.Identity;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>A desk at which Wim, the officer of West, and Cora, the coordinator, are at work; each test brings its own report.</summary>
public sealed class OpenDesk : IAsyncLifetime
{
    public DeskTown Town { get; private set; } = null!;

    public HttpClient Wim { get; private set; } = null!;

    public HttpClient Cora { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Town = await DeskTown.BuildAsync();
        Wim = await Town.SignInAsync(RoleNames.Officer, Town.West);
        Cora = await Town.SignInAsync(RoleNames.Coordinator);
    }

    /// <summary>The address of a new report.</summary>
    public async Task<string> ReportAsync() => $"/kantoor/meldingen/{await Town.AddReportAsync(Town.Town.WestSouth)}";

    /// <summary>The address of a new case with one report on it.</summary>
    public async Task<string> CaseAsync()
    {
        var opened = await DeskTown.SubmitAsync(Wim, await ReportAsync(), "form[action$='/zaak']", new() { ["NewCase.Title"] = "Lawaai" });
        return opened.Headers.Location!.OriginalString.Split('?')[0];
    }

    /// <summary>Wim sends a form of a page that he has open.</summary>
    public Task<HttpResponseMessage> SendAsync(IHtmlDocument page, string form, Dictionary<string, string>? values = null) =>
        DeskTown.SubmitAsync(Wim, page, $"form[action$='/{form}']", values);

    public async Task DisposeAsync() => await Town.DisposeAsync();
}
