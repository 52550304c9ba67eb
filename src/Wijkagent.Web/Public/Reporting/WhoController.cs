using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>Who are you, or do you stay anonymous?</summary>
public sealed class WhoController(StepServices services) : StepController(services)
{
    /// <summary>The answer of who gives a name.</summary>
    public const string GivesDetails = "ja";

    /// <summary>The answer of who does not.</summary>
    public const string StaysAnonymous = "nee";

    protected override DraftStep Step => DraftStep.Who;

    [HttpGet(StepPaths.Who)]
    public IActionResult Who() => View(Page(WhoForm.Of(Answers.Who)));

    [HttpPost(StepPaths.Who)]
    public async Task<IActionResult> Tell([Bind(Prefix = Prefix)] WhoForm form, CancellationToken cancel) =>
        Next(await Services.Answering.TellWhoAsync(Token, form.ToInput(Kind.AnonymousAllowed), cancel), () => View("Who", Page(form)));

    private WhoPage Page(WhoForm form) => new(Top(""), Kind, form);

    /// <summary>The answers as they were filled in.</summary>
    public sealed class WhoForm
    {
        public string? Anonymous { get; set; }
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Phone { get; set; }

        public static WhoForm Of(ToldWho? told) => told is null ? new WhoForm() : new WhoForm
        {
            Anonymous = told.Anonymous ? StaysAnonymous : GivesDetails,
            Name = told.Name,
            Email = told.Email,
            Phone = told.Phone,
        };

        /// <summary>Where nobody can stay anonymous the choice is not asked.</summary>
        public TellWho ToInput(bool mayBeAnonymous) => new(
            Anonymous switch
            {
                StaysAnonymous => true,
                GivesDetails => false,
                _ => mayBeAnonymous ? null : false,
            },
            Name,
            Email,
            Phone);
    }
}

/// <summary>What the question shows.</summary>
public sealed record WhoPage(StepTop Top, ReportKindDetails Kind, WhoController.WhoForm Form);
