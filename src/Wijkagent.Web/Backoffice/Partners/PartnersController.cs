using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Partners;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Backoffice.Partners;

/// <summary>The organisations that work along: the list, and one more on it.</summary>
[Route(Path)]
[Needs(Permission.ManagePartners)]
public sealed class PartnersController(CurrentActor me, PartnerDirectory directory, PartnerAdministration administration, Failures failures) : DeskController
{
    /// <summary>Where they are.</summary>
    public const string Path = "/kantoor/beheer/partners";

    [HttpGet]
    public async Task<IActionResult> Index([FromQuery(Name = "zoek")] string? words, [FromQuery(Name = "pagina")] string? page, CancellationToken cancel)
    {
        var part = string.IsNullOrWhiteSpace(words) ? null : words.Trim() is var word && word.Length > Partner.NameLength ? word[..Partner.NameLength] : word;
        var number = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 1;
        return View(new PartnersPage(part, await directory.ListAsync(part, number, cancel)));
    }

    [HttpGet("nieuw")]
    public IActionResult New() => View("New", new NewPartnerPage(new PartnerForm()));

    [HttpPost("nieuw")]
    public async Task<IActionResult> Create([Bind(Prefix = nameof(NewPartnerPage.Partner))] PartnerForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var added = await administration.AddAsync(form.ToInput(), await me.GetAsync(cancel), cancel);
        return added.IsDone
            ? LocalRedirect($"{ToPartner(added.Value)}?gedaan=NewPartner")
            : failures.Answer(this, added.Error, () => View("New", new NewPartnerPage(form)), prefix: nameof(NewPartnerPage.Partner));
    }

    /// <summary>The address of one of them.</summary>
    public static string ToPartner(string slug) => $"{Path}/bekijken/{slug}";
}

/// <summary>What is filled in about a partner.</summary>
public sealed class PartnerForm
{
    /// <summary>The version that was on the screen.</summary>
    public int? Version { get; set; }

    public string? Name { get; set; }

    public string? Kind { get; set; }

    public string? Website { get; set; }

    public string? Phone { get; set; }

    /// <summary>The municipalities in which it works, one on each line.</summary>
    public string? Municipalities { get; set; }

    public static PartnerForm Of(PartnerRow row) => new()
    {
        Version = row.Version,
        Name = row.Name,
        Kind = row.Kind.ToString(),
        Website = row.Website,
        Phone = row.Phone,
        Municipalities = string.Join('\n', row.WorksIn),
    };

    public TellPartner ToInput() => new(
        Name, Chosen.Of<PartnerKind>(Kind), Website, Phone, Municipalities);
}

/// <summary>What the list shows.</summary>
/// <param name="Words">The part of a name that is looked for; null for all.</param>
/// <param name="Partners">One page of them.</param>
public sealed record PartnersPage(string? Words, Page<PartnerRow> Partners)
{
    /// <summary>The address of another page.</summary>
    public string ToPage(int page) => QueryHelpers.AddQueryString(PartnersController.Path, new Dictionary<string, string?>
    {
        ["zoek"] = Words,
        ["pagina"] = page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null,
    }.Where(part => part.Value is not null));
}

/// <summary>What the page shows on which one is added.</summary>
/// <param name="Partner">What is filled in.</param>
public sealed record NewPartnerPage(PartnerForm Partner);
