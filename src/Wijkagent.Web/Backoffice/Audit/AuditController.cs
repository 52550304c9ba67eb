using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Audit;

/// <summary>The audit log, for whoever checks it: who did what, and who looked at a report or case.</summary>
[Needs(Permission.ReadAuditLog)]
[PersonalPage]
[Route(AuditQuery.Path)]
public sealed class AuditController(CurrentActor me, AuditSearch search) : Controller
{
    [HttpGet]
    [EnableRateLimiting(RateLimits.DeskLists)]
    public async Task<IActionResult> Index(AuditQuery query, CancellationToken cancel)
    {
        var page = await search.ListAsync(query.ToFilter(), query.ToPlace(), await me.GetAsync(cancel), cancel);
        return View(new AuditLogPage(query, page, new AuditExportForm()));
    }
}

/// <summary>Taking entries out as a file, for a reason that is noted.</summary>
[Needs(Permission.ReadAuditLog)]
[PersonalPage]
[Route(AuditQuery.Path + AuditQuery.Export)]
public sealed class AuditExportsController(
    CurrentActor me, AuditSearch search, AuditExportsOfAccount turns, ProcessingLog processing, Failures failures, TimeProvider clock) : Controller
{
    private const string Csv = "csv";

    [HttpPost]
    public async Task<IActionResult> Create(AuditQuery query, [Bind(Prefix = nameof(AuditLogPage.Export))] AuditExportForm form, CancellationToken cancel)
    {
        var actor = await me.GetAsync(cancel);
        var found = turns.Take(actor) is { } often
            ? often
            : await search.ExportAsync(query.ToFilter(), form.Why, actor, cancel);
        if (!found.IsDone)
        {
            var page = new AuditLogPage(query, await search.ListAsync(query.ToFilter(), null, actor, cancel), form);
            return failures.Answer(this, found.Error, () => View("/Backoffice/Audit/Index.cshtml", page), prefix: nameof(AuditLogPage.Export));
        }

        var name = $"logboek-{clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        return form.Form == Csv
            ? File(AuditCsv.Write(found.Value), "text/csv; charset=utf-8", $"{name}.csv")
            : File(processing.Write(found.Value), "application/json", $"{name}.json");
    }
}

/// <summary>Why entries are taken out, and in which form.</summary>
public sealed class AuditExportForm
{
    public string? Why { get; set; }

    /// <summary><c>csv</c>, or else JSON.</summary>
    public string? Form { get; set; }
}

/// <summary>What the page of the audit log shows.</summary>
/// <param name="Query">What its address says.</param>
/// <param name="Page">A page of entries.</param>
/// <param name="Export">The form that takes them out.</param>
public sealed record AuditLogPage(AuditQuery Query, AuditPage Page, AuditExportForm Export)
{
    /// <summary>The report or case that it is about alone; null for more.</summary>
    public string? About => PublicCode.Normalise(Query.Thing);
}
