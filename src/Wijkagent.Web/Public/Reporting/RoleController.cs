using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Public.Reporting;

/// <summary>What have you to do with it?</summary>
public sealed class RoleController(StepServices services, ReporterAnswering answering) : StepController(services)
{
    protected override DraftStep Step => DraftStep.Role;

    [HttpGet(StepPaths.Role)]
    public IActionResult Role() => View(Page(RoleForm.Of(Answers.Role)));

    [HttpPost(StepPaths.Role)]
    public async Task<IActionResult> Tell([Bind(Prefix = Prefix)] RoleForm form, CancellationToken cancel) =>
        Next(await answering.TellRoleAsync(Token, form.ToInput(), cancel), () => View("Role", Page(form)));

    private RolePage Page(RoleForm form) => new(Top(""), form);
}

/// <summary>What the question shows.</summary>
public sealed record RolePage(StepTop Top, RoleForm Form);

/// <summary>The answers as they were filled in.</summary>
public sealed class RoleForm
{
    /// <summary>The answer that the other person knows it.</summary>
    public const string Knows = "ja";

    /// <summary>The answer that the other person does not.</summary>
    public const string DoesNotKnow = "nee";

    public string? Role { get; set; }
    public string? ForWhom { get; set; }
    public string? OtherKnows { get; set; }

    public static RoleForm Of(ToldRole? told) => new()
    {
        Role = told?.Role.ToString(),
        ForWhom = told?.ForWhom,
        OtherKnows = told?.OtherKnows switch { true => Knows, false => DoesNotKnow, null => null },
    };

    public TellRole ToInput() => new(
        Chosen.Of<ReporterRole>(Role),
        ForWhom,
        OtherKnows switch { Knows => true, DoesNotKnow => false, _ => null });
}
