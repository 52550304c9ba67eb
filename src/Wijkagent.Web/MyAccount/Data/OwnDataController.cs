using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Rights;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared.Uploads;

namespace Wijkagent.Web.MyAccount.Data;

/// <summary>All that is held of who is signed in: to read, to print, and to take along.</summary>
[Authorize]
[PersonalPage]
[Confirmed(Back = Path)]
[Route(Path)]
public sealed class OwnDataController(OwnAccount own, OwnDataReader reader, AttachmentReading attachments) : Controller
{
    /// <summary>Where it is read.</summary>
    public const string Path = "/account/gegevens";

    private static readonly JsonSerializerOptions FileOptions = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancel) => View("OwnData", await reader.ReadAsync(await own.GetAsync(), takenOut: false, cancel));

    /// <summary>The same as a file; docs/own-data.md describes it.</summary>
    [HttpGet("/account/gegevens.json")]
    public async Task<IActionResult> Take(CancellationToken cancel)
    {
        var data = await reader.ReadAsync(await own.GetAsync(), takenOut: true, cancel);
        return File(Written(data), "application/json", $"{NameOf(data)}.json");
    }

    /// <summary>The same with all pictures, films, recordings and documents beside it.</summary>
    [HttpGet("/account/gegevens.zip")]
    [RequestTimeout(UploadLimits.MostMilliseconds)]
    [EnableRateLimiting(RateLimits.Tracking)]
    public async Task<IActionResult> TakeWithFiles(CancellationToken cancel)
    {
        var data = await reader.ReadAsync(await own.GetAsync(), takenOut: true, cancel);
        return new OwnDataZip($"{NameOf(data)}.zip", Written(data), data.Reports, attachments);
    }

    private static byte[] Written(OwnData data) => JsonSerializer.SerializeToUtf8Bytes(data, FileOptions);

    private static string NameOf(OwnData data) =>
        $"wijkagent-gegevens-{WorkingTime.DayOf(data.MadeAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
