using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Wijkagent.Core.Notifications;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Emails;

/// <summary>Fills in mails with Razor views, in the language of whoever gets them.</summary>
public sealed partial class MailRenderer(
    MailPayloads payloads,
    MailTemplates templates,
    IRazorViewEngine views,
    ITempDataProvider tempData,
    IServiceProvider services) : IMailRenderer
{
    /// <summary>Under which name a view says what the mail is about.</summary>
    public const string Subject = "Subject";

    public async Task<RenderedMail> RenderAsync(OutboxMessage message, CancellationToken cancel)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LocalisationSetup.CultureOf(message.Language);
        var template = templates[message.Template];
        var page = template.Page(payloads.Open(template.MailType, message.Payload));
        if (template.Complete is { } complete)
            page = await complete(page, services, cancel);
        var (html, subject) = await RenderAsync(template.HtmlView, page);
        var (encodedText, _) = await RenderAsync(template.TextView, page);
        // Razor encodes for HTML; in plain text the characters stand as they are.
        var text = WebUtility.HtmlDecode(EmptyLines().Replace(encodedText, "\n\n")).Trim() + "\n";
        return new RenderedMail(message.Id, payloads.OpenAddress(message.To), message.Language, subject, text, html, message.CreatedAt)
        {
            StopUrl = (page as IStoppable)?.OneClickUrl,
        };
    }

    private async Task<(string Words, string Subject)> RenderAsync(string path, object page)
    {
        var found = views.GetView(null, path, isMainPage: true);
        if (!found.Success)
            throw new InvalidOperationException($"There is no view {path}.");

        // Nobody asked for this page: it has a request of its own, without an address.
        var context = new ActionContext(
            new DefaultHttpContext { RequestServices = services }, new RouteData(), new ActionDescriptor());
        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = page };
        await using var words = new StringWriter(CultureInfo.InvariantCulture);
        var view = new ViewContext(
            context, found.View, data, new TempDataDictionary(context.HttpContext, tempData), words, new HtmlHelperOptions());
        await found.View.RenderAsync(view);
        // A view with a model writes in a dictionary of its own.
        return (words.ToString(), view.ViewData[Subject] as string ?? "");
    }

    [GeneratedRegex(@"\n(?:[ \t]*\r?\n){2,}", RegexOptions.NonBacktracking)]
    private static partial Regex EmptyLines();
}
