using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Wijkagent.Web.Shared;

/// <summary>Sends a picture of a report, as nothing but a picture.</summary>
public sealed class PictureAnswer(IStringLocalizer<SharedText> words)
{
    private const string ContentType = "image/jpeg";

    /// <summary>The picture, or the page that says that it is not there.</summary>
    public IActionResult Of(Controller controller, byte[]? picture, int number)
    {
        if (picture is null)
            return controller.NotFound();
        var headers = controller.Response.Headers;
        headers.ContentDisposition = $"inline; filename=\"{words["Photo.File", number]}\"";
        // Whatever a browser takes it for, it runs nothing and fetches nothing.
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return controller.File(picture, ContentType);
    }
}
