using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>May the officer share it with a partner? A choice by itself, of which nothing is made beforehand.</summary>
public sealed class SharingController(StepServices services, ReporterAnswering answering) : StepController(services)
{
    protected override DraftStep Step => DraftStep.Sharing;

    [HttpGet(StepPaths.Sharing)]
    public IActionResult Sharing() => IsAsked(DraftStep.Sharing)
        ? View(new SharingPage(Top(""), [.. Answers.Sharable], [.. Answers.Shared.Select(p => p.Slug)]))
        : LocalRedirect(After);

    [HttpPost(StepPaths.Sharing)]
    public async Task<IActionResult> Tell([FromForm(Name = $"{Prefix}.With")] string[]? with, CancellationToken cancel) =>
        Next(await answering.TellSharingAsync(Token, with ?? [], cancel), () => View("Sharing", new SharingPage(Top(""), [.. Answers.Sharable], with ?? [])));
}

/// <summary>What the question shows.</summary>
/// <param name="Top">What stands on top.</param>
/// <param name="Partners">Those about which it is asked.</param>
/// <param name="With">Those that are ticked, by their slugs.</param>
public sealed record SharingPage(StepTop Top, IReadOnlyList<PartnerChoice> Partners, IReadOnlyList<string> With)
{
    /// <summary>The same, as the fields name it.</summary>
    public SharingForm Form => new(With);
}

/// <summary>The answers as they were filled in.</summary>
/// <param name="With">Those that are ticked, by their slugs.</param>
public sealed record SharingForm(IReadOnlyList<string> With);
