using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Routing.Template;

namespace Wijkagent.Web.Shared;

/// <summary>
/// Where somebody goes back to from the page that is being made. A page that answers a form stands at an address that
/// was sent to; where that can't be got, the form is on the page above it.
/// </summary>
public sealed class FormPages(EndpointDataSource endpoints)
{
    private const string Home = "/";

    private readonly Lazy<IReadOnlyList<TemplateMatcher>> pages = new(() => PagesOf(endpoints));

    /// <summary>The address to go back to, with its query; the home page where there is none.</summary>
    public string AddressOf(HttpContext context)
    {
        var request = context.Request;
        var isError = context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (isError || !request.Path.HasValue)
            return Home;
        var path = request.Path.Value;
        if (CanBeGot(path))
            return request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        while ((path = path[..path.LastIndexOf('/')]).Length > 0)
        {
            if (CanBeGot(path))
                return new PathString(path).ToUriComponent();
        }

        return Home;
    }

    // The path was decoded when it came in. A string would be decoded once more: %2500 would be a nought, which no path may hold.
    private bool CanBeGot(string path) => pages.Value.Any(page => page.TryMatch(new PathString(path), []));

    private static List<TemplateMatcher> PagesOf(EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor>() is not null
                && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
            .Select(endpoint => new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), [])),
    ];
}
