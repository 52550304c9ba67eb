using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Wijkagent.Web.Shared.Errors;

/// <summary>
/// A part of a path that is blank names nothing: not found. An action would be given <c>null</c> for it, where it expects a
/// name or a code.
/// </summary>
public sealed class BlankPathFilter : IResourceFilter
{
    /// <inheritdoc />
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (context.RouteData.Values.Values.Any(part => part is string text && string.IsNullOrWhiteSpace(text)))
            context.Result = new NotFoundResult();
    }

    /// <inheritdoc />
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
