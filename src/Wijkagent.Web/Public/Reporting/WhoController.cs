using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Web.MyAccount;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>Who are you, or do you stay anonymous?</summary>
public sealed class WhoController(StepServices services, ReporterAnswering answering, OwnAccount own) : StepController(services)
{
    /// <summary>The answer of who gives a name.</summary>
    public const string GivesDetails = "ja";

    /// <summary>The answer of who does not.</summary>
    public const string StaysAnonymous = "nee";

    protected override DraftStep Step => DraftStep.Who;

    [HttpGet(StepPaths.Who)]
    public async Task<IActionResult> Who()
    {
        var resident = await own.ResidentAsync();
        return View(Page(Answers.Who is null && resident is not null ? WhoForm.Of(resident) : WhoForm.Of(Answers.Who), resident is not null));
    }

    [HttpPost(StepPaths.Who)]
    public async Task<IActionResult> Tell([Bind(Prefix = Prefix)] WhoForm form, CancellationToken cancel)
    {
        var isResident = await own.ResidentAsync() is not null;
        return Next(await answering.TellWhoAsync(Token, form.ToInput(Kind.AnonymousAllowed), cancel), () => View("Who", Page(form, isResident)));
    }

    private WhoPage Page(WhoForm form, bool isResident) => new(Top(""), Kind, form, isResident);

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

        /// <summary>What the account of somebody who is signed in says; whether it is given is still to be chosen.</summary>
        public static WhoForm Of(User resident) => new()
        {
            Name = resident.DisplayName == resident.Email ? null : resident.DisplayName,
            Email = resident.Email,
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
/// <param name="Top">What stands over each question.</param>
/// <param name="Kind">The kind that was chosen.</param>
/// <param name="Form">What is filled in.</param>
/// <param name="IsSignedIn">Whether by a resident with an account, who may still stay anonymous.</param>
public sealed record WhoPage(StepTop Top, ReportKindDetails Kind, WhoController.WhoForm Form, bool IsSignedIn);
