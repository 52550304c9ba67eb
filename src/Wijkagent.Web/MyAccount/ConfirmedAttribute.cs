using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.MyAccount;

/// <summary>
/// Opens a page only to who proved in the last ten minutes to be there: whoever finds a screen unlocked does not take
/// the account over.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ConfirmedAttribute : ActionFilterAttribute
{
    /// <summary>The page to come back to; when left out the one that was asked for, or that its form stands on.</summary>
    public string? Back { get; set; }

    /// <inheritdoc />
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (services.GetRequiredService<OwnAccount>().IsConfirmed)
            return;
        var back = Back ?? services.GetRequiredService<FormPages>().AddressOf(context.HttpContext);
        context.Result = new LocalRedirectResult(ConfirmationController.AddressFor(back));
    }
}
