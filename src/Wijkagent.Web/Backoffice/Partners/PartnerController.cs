using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Partners;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Partners;

/// <summary>One partner: to see, and to change what is laid down about it.</summary>
[Route(PartnersController.Path + "/bekijken/{slug}")]
[Needs(Permission.ManagePartners)]
public abstract class PartnerVerbController(CurrentActor me, PartnerDirectory directory, Failures failures) : VerbController<PartnerPage>(me, failures)
{
    /// <inheritdoc />
    protected override string PageView => "/Backoffice/Partners/Partner.cshtml";

    /// <inheritdoc />
    protected override string AddressOf(string key) => PartnersController.ToPartner(key);

    /// <inheritdoc />
    protected override Task<PartnerPage?> FindAsync(string key, Actor actor, CancellationToken cancel) => FindAsync(key, done: null, cancel);

    /// <summary>The page, after something was done.</summary>
    protected async Task<PartnerPage?> FindAsync(string slug, string? done, CancellationToken cancel) =>
        await directory.FindAsync(slug, cancel) is { } row ? new PartnerPage { Row = row, Partner = PartnerForm.Of(row), Done = done } : null;
}

/// <summary>Seeing and changing it.</summary>
public sealed class PartnerController(CurrentActor me, PartnerDirectory directory, PartnerAdministration administration, Failures failures)
    : PartnerVerbController(me, directory, failures)
{
    [HttpGet]
    public async Task<IActionResult> Show(string slug, string? gedaan, CancellationToken cancel) =>
        await FindAsync(slug, gedaan, cancel) is { } page ? View(PageView, page) : NotFound();

    [HttpPost]
    public Task<IActionResult> Change(string slug, [Bind(Prefix = nameof(PartnerPage.Partner))] PartnerForm form, CancellationToken cancel) => DoAsync(
        slug,
        nameof(PartnerPage.Partner),
        by => administration.ChangeAsync(slug, VersionOf(form.Version), form.ToInput(), by, cancel),
        page => page.Partner = form,
        cancel);
}

/// <summary>It works along no more.</summary>
public sealed class PartnerEndingsController(CurrentActor me, PartnerDirectory directory, PartnerAdministration administration, Failures failures)
    : PartnerVerbController(me, directory, failures)
{
    [HttpPost("einde")]
    public Task<IActionResult> Create(string slug, CancellationToken cancel) =>
        DoAsync(slug, "PartnerEnding", by => administration.EndAsync(slug, by, cancel), _ => { }, cancel);
}

/// <summary>It works along again.</summary>
public sealed class PartnerResumptionsController(CurrentActor me, PartnerDirectory directory, PartnerAdministration administration, Failures failures)
    : PartnerVerbController(me, directory, failures)
{
    [HttpPost("hervatting")]
    public Task<IActionResult> Create(string slug, CancellationToken cancel) =>
        DoAsync(slug, "PartnerResumption", by => administration.ResumeAsync(slug, by, cancel), _ => { }, cancel);
}

/// <summary>What the page of a partner shows. The form carries what was typed when it was refused.</summary>
public sealed class PartnerPage : VerbPage
{
    /// <summary>The partner as it is.</summary>
    public required PartnerRow Row { get; init; }

    /// <summary>What stands in the form.</summary>
    public required PartnerForm Partner { get; set; }

    /// <inheritdoc />
    public override bool Offers(string form) => form == nameof(Partner);

    /// <inheritdoc />
    protected override string? Typed => OpenForm == nameof(Partner) ? Partner.Municipalities : null;
}
