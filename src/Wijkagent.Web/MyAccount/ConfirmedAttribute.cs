using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Wijkagent.Web.MyAccount;

/// <summary>
/// Opens a page only to who proved in the last ten minutes to be there: whoever finds a screen unlocked does not take
/// the account over.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ConfirmedAttribute : ActionFilterAttribute
{
    /// <summary>The page to come back to; the one that was asked for when left out.</summary>
    public string? Back { get; set; }

    /// <inheritdoc />
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (!context.HttpContext.RequestServices.GetRequiredService<OwnAccount>().IsConfirmed)
            context.Result = new LocalRedirectResult(ConfirmationController.AddressFor(Back ?? context.HttpContext.Request.Path));
    }
}
