using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Web.Shared;

/// <summary>Sends what came with a report, as nothing but what it is.</summary>
public sealed class PictureAnswer(IStringLocalizer<SharedText> words)
{
    /// <summary>The picture, film, recording or document, or the page that says that it is not there.</summary>
    public IActionResult Of(Controller controller, OpenedAttachment? opened, int number)
    {
        if (opened is null)
            return controller.NotFound();
        var (type, disposition) = opened.Kind switch
        {
            AttachmentKind.Picture => ("image/jpeg", "inline"),
            AttachmentKind.Film => ("video/mp4", "attachment"),
            AttachmentKind.Sound => ("audio/mp4", "attachment"),
            _ => ("application/pdf", "attachment"),
        };
        var headers = controller.Response.Headers;
        headers.ContentDisposition = $"{disposition}; filename=\"{words[$"File.Name.{opened.Kind}", number]}\"";
        // Whatever a browser takes it for, it runs nothing and fetches nothing.
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        // A player asks for parts.
        return controller.File(opened.Content, type, enableRangeProcessing: opened.Kind is AttachmentKind.Film or AttachmentKind.Sound);
    }
}
