using Microsoft.AspNetCore.Mvc;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Public.Following;

/// <summary>A picture of the own report, large.</summary>
public sealed class PhotosController(OpenedServices services, AttachmentReading reading, PictureAnswer picture) : OpenedController(services)
{
    [HttpGet(Root + "/fotos/{number:int}")]
    public async Task<IActionResult> Show(int number, CancellationToken cancel) =>
        picture.Of(this, await reading.OpenOwnAsync(Report.Code, number, cancel), number);
}
