using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Web.Shared;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Web.Public.Following;

/// <summary>A picture of the own report, large; or a film, recording or document that came with it.</summary>
public sealed class PhotosController(OpenedServices services, AttachmentReading reading, PictureAnswer picture) : OpenedController(services)
{
    [HttpGet(Root + "/fotos/{number:int}")]
    [RequestTimeout(UploadLimits.MostMilliseconds)]
    public async Task<IActionResult> Show(int number, CancellationToken cancel) =>
        picture.Of(this, await reading.OpenOwnAsync(Report.Code, number, cancel), number);
}
