using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Rights.Requests;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Backoffice.Requests;

/// <summary>What people asked about their data, in the order in which it is to be answered.</summary>
[Route(Path)]
[Needs(Permission.HandleRequests)]
public sealed class RequestsController(CurrentActor me, RequestDesk desk, RequestPages pages) : DeskController
{
    /// <summary>Where they are.</summary>
    public const string Path = "/kantoor/verzoeken";

    /// <summary>The word in the address for those that ended.</summary>
    public const string Ended = "afgerond";

    /// <summary>The page that all verbs of a request share.</summary>
    public const string PageView = "/Backoffice/Requests/Request.cshtml";

    [HttpGet]
    public async Task<IActionResult> Index(string? staat, string? pagina, CancellationToken cancel)
    {
        var view = staat == Ended ? RequestView.Ended : RequestView.Open;
        var number = int.TryParse(pagina, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;
        return View(new RequestsPage(view, await desk.ListAsync(view, number, await me.GetAsync(cancel), cancel)));
    }

    [HttpGet("{code}")]
    public async Task<IActionResult> Show(string code, string? gedaan, CancellationToken cancel) =>
        await pages.FindAsync(code, await me.GetAsync(cancel), gedaan, cancel) is { } page ? View(PageView, page) : NotFound();

    /// <summary>The address of a view, and of a page of it.</summary>
    public static string To(RequestView view, int page = 1)
    {
        var query = new[] { view == RequestView.Ended ? $"staat={Ended}" : null, page > 1 ? $"pagina={page.ToString(CultureInfo.InvariantCulture)}" : null }
            .Where(part => part is not null);
        return string.Join('?', new[] { Path, string.Join('&', query) }.Where(part => part.Length > 0));
    }
}

/// <summary>What the list shows.</summary>
/// <param name="View">Which are listed.</param>
/// <param name="Requests">One page of them.</param>
public sealed record RequestsPage(RequestView View, Page<RequestRow> Requests);
