using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Backoffice.Reports;

/// <summary>A picture of a report, large.</summary>
[Route(InboxQuery.Path + "/{code}/fotos/{number:int}")]
public sealed class ReportPhotosController(CurrentActor me, AttachmentReading reading, PictureAnswer picture) : DeskController
{
    [HttpGet]
    public async Task<IActionResult> Show(string code, int number, CancellationToken cancel) =>
        picture.Of(this, await reading.OpenAsync(code, number, await me.GetAsync(cancel), cancel), number);
}
