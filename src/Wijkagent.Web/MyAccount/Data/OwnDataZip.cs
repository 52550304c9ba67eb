using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Core.Reports.Following;

namespace Wijkagent.Web.MyAccount.Data;

/// <summary>
/// What somebody takes along, with all that was sent with the own reports: written as it is read, so that nothing of it is
/// whole in memory or on a disk. What is known to be missing is left out, and named so in the JSON; where something else can't
/// be read the answer ends half-way, so that the browser says that it failed.
/// </summary>
/// <param name="name">How the browser calls it.</param>
/// <param name="json">The data.</param>
/// <param name="reports">The reports.</param>
/// <param name="attachments">Opens what was sent with them.</param>
public sealed class OwnDataZip(string name, byte[] json, IReadOnlyList<OwnReport> reports, AttachmentReading attachments) : ActionResult
{
    /// <inheritdoc />
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, cancel) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        response.ContentType = "application/zip";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        // The archive writes some of its small heads synchronously, which the body itself refuses.
        await using var body = response.BodyWriter.AsStream(leaveOpen: true);
        await using var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        using (var data = new MemoryStream(json))
            await AddAsync(zip, "gegevens.json", data, CompressionLevel.Optimal, cancel);
        foreach (var (code, file) in reports.SelectMany(report => report.Files.Where(file => !file.IsMissing).Select(file => (report.Code, file))))
        {
            var opened = await attachments.OpenOwnAsync(code, file.Number, cancel) ?? throw new IOException($"File {file.Number} of {code} can't be read now.");
            await using var content = opened.Content;
            await AddAsync(zip, $"{code}/{file.Number}.{EndingOf(file.Kind)}", content, CompressionLevel.NoCompression, cancel);
        }
    }

    private static async Task AddAsync(ZipArchive zip, string name, Stream content, CompressionLevel level, CancellationToken cancel)
    {
        await using var entry = await zip.CreateEntry(name, level).OpenAsync(cancel);
        await content.CopyToAsync(entry, cancel);
    }

    private static string EndingOf(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Picture => "jpg",
        AttachmentKind.Film => "mp4",
        AttachmentKind.Sound => "m4a",
        _ => "pdf",
    };
}
