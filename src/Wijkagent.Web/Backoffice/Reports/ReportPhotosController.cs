using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Web.Backoffice.Reports;

/// <summary>A picture of a report, large; or a film, recording or document that came with it.</summary>
[Route(InboxQuery.Path + "/{code}/fotos/{number:int}")]
public sealed class ReportPhotosController(CurrentActor me, AttachmentReading reading, PictureAnswer picture) : DeskController
{
    [HttpGet]
    [RequestTimeout(UploadLimits.MostMilliseconds)]
    public async Task<IActionResult> Show(string code, int number, CancellationToken cancel) =>
        picture.Of(this, await reading.OpenAsync(code, number, await me.GetAsync(cancel), cancel), number);
}
