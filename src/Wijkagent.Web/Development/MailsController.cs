using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MimeKit;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Development;

/// <summary>Shows the mails that Development writes to a folder instead of sending them.</summary>
[AllowAnonymous]
[PersonalPage]
public sealed partial class MailsController(DataDirectory directory) : Controller
{
    private const string Ending = ".eml";
    private const int Shown = 100;

    [HttpGet("/ontwikkel/post")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var rows = new List<MailRow>();
        foreach (var file in new DirectoryInfo(directory.Mails).EnumerateFiles("*" + Ending).OrderByDescending(f => f.Name).Take(Shown))
        {
            using var mail = await MimeMessage.LoadAsync(file.FullName, cancel);
            rows.Add(RowOf(Path.GetFileNameWithoutExtension(file.Name), mail));
        }

        return View("Index", rows);
    }

    [HttpGet("/ontwikkel/post/{name}")]
    public async Task<IActionResult> Show(string name, CancellationToken cancel)
    {
        if (Find(name) is not { } file)
            return NotFound();
        using var mail = await MimeMessage.LoadAsync(file, cancel);
        var text = mail.TextBody ?? "";
        var links = Link().Matches(text).Select(m => m.Value).Distinct().ToList();
        return View("Show", new MailPage(RowOf(name, mail), text, links));
    }

    /// <summary>The mail as its reader's program shows it, in a page that may do nothing at all.</summary>
    [HttpGet("/ontwikkel/post/{name}/html")]
    public async Task<IActionResult> Html(string name, CancellationToken cancel)
    {
        if (Find(name) is not { } file)
            return NotFound();
        using var mail = await MimeMessage.LoadAsync(file, cancel);
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return Content(mail.HtmlBody ?? "", "text/html; charset=utf-8");
    }

    [HttpGet("/ontwikkel/post/{name}/bestand")]
    public IActionResult Download(string name) =>
        Find(name) is { } file ? PhysicalFile(file, "message/rfc822", name + Ending) : NotFound();

    private static MailRow RowOf(string name, MimeMessage mail) =>
        new(name, mail.Date.UtcDateTime, mail.To.ToString(), mail.Subject ?? "");

    /// <summary>Only what the list itself would name: never a path.</summary>
    private string? Find(string name)
    {
        if (!Name().IsMatch(name))
            return null;
        var file = Path.Combine(directory.Mails, name + Ending);
        return System.IO.File.Exists(file) ? file : null;
    }

    [GeneratedRegex(@"^[0-9a-f-]{1,80}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"https?://\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}

/// <summary>A mail in the list.</summary>
/// <param name="Name">The file, without its ending.</param>
/// <param name="At">When it was asked for, UTC.</param>
/// <param name="To">To whom.</param>
/// <param name="Subject">What it is about.</param>
public sealed record MailRow(string Name, DateTime At, string To, string Subject);

/// <summary>A mail as it is shown.</summary>
/// <param name="Row">What the list shows of it.</param>
/// <param name="Text">Its plain text.</param>
/// <param name="Links">The addresses in it.</param>
public sealed record MailPage(MailRow Row, string Text, IReadOnlyList<string> Links);
