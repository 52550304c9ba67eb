using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Partners;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>Do you rent or own your home, and from whom do you rent? Asked where the kind asks it.</summary>
public sealed class HousingController(StepServices services, ReporterAnswering answering) : StepController(services)
{
    protected override DraftStep Step => DraftStep.Housing;

    // Whether there is somebody to share it with can depend on the landlord that was told just now: that step sees.
    protected override string After => StepPaths.Sharing + (IsChanging ? Changing : "");

    [HttpGet(StepPaths.Housing)]
    public IActionResult Housing() => Kind.AsksHousing ? View(Page(HousingForm.Of(Answers))) : LocalRedirect(StepPaths.Sharing);

    [HttpPost(StepPaths.Housing)]
    public async Task<IActionResult> Tell([Bind(Prefix = Prefix)] HousingForm form, CancellationToken cancel) =>
        Kind.AsksHousing
            ? Next(await answering.TellHousingAsync(Token, form.ToInput(), cancel), () => View("Housing", Page(form)))
            : LocalRedirect(StepPaths.Sharing);

    private HousingPage Page(HousingForm form) => new(Top(""), [.. Answers.Landlords], form, Answers.Role?.Role == ReporterRole.OnBehalf);
}

/// <summary>What the question shows.</summary>
/// <param name="Top">What stands on top.</param>
/// <param name="Landlords">Those from whom people rent there.</param>
/// <param name="Form">What is filled in.</param>
/// <param name="IsForOther">Whether it is the home of the person for whom it is told.</param>
public sealed record HousingPage(StepTop Top, IReadOnlyList<PartnerChoice> Landlords, HousingForm Form, bool IsForOther);

/// <summary>The answers as they were filled in.</summary>
public sealed class HousingForm
{
    public string? Tenure { get; set; }
    public string? Landlord { get; set; }
    public string? OtherLandlord { get; set; }

    public static HousingForm Of(DraftAnswers answers)
    {
        var chosen = answers.Landlords.FirstOrDefault(p => p.Name == answers.Housing?.Landlord);
        return new HousingForm
        {
            Tenure = answers.Housing?.Tenure?.ToString(),
            Landlord = chosen?.Slug,
            OtherLandlord = chosen is null ? answers.Housing?.Landlord : null,
        };
    }

    public TellHousing ToInput() => new(Chosen.Of<Tenure>(Tenure), Landlord, OtherLandlord);
}
