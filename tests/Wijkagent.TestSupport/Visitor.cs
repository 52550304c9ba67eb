using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Wijkagent.TestSupport;

/// <summary>
/// Somebody with a browser without JavaScript: keeps cookies, follows redirects, and sends a page's form with all that
/// the page put in it. Remembers the last answer and page.
/// </summary>
public sealed class Visitor(HttpClient client)
{
    /// <summary>The last answer that was no redirect.</summary>
    public HttpResponseMessage Answer { get; private set; } = null!;

    /// <summary>The page of that answer.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>Path and query of that page.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The one heading of the page.</summary>
    public string Heading => Text("h1");

    /// <summary>What stands in the main part of the page.</summary>
    public string Main => Page.QuerySelector("main")?.TextContent ?? "";

    /// <summary>What the summary says is wrong.</summary>
    public IReadOnlyList<string> Errors => [.. Page.QuerySelectorAll(".wa-errors li").Select(line => line.TextContent.Trim())];

    /// <summary>The text of the first element that fits.</summary>
    public string Text(string selector) => Page.QuerySelector(selector)?.TextContent.Trim() ?? "";

    /// <summary>Goes to an address.</summary>
    public Task<Visitor> GoAsync(string address) => ReadAsync(() => client.GetAsync(address), address);

    /// <summary>Sends a form of the page: what stands in it, with <paramref name="answers"/> in the place of their fields.</summary>
    /// <param name="answers">Values by name; null leaves the field out.</param>
    /// <param name="form">Which form; the first in the main part that posts when left out.</param>
    public Task<Visitor> SendAsync(IReadOnlyDictionary<string, string?>? answers = null, string form = "main form[method=post]")
    {
        var (address, values) = Prepare(answers ?? new Dictionary<string, string?>(), form);
        return ReadAsync(() => client.PostAsync(address, new FormUrlEncodedContent(values)), address);
    }

    /// <summary>Sends files with a form of the page, as a browser does: the fields of the page first, then the files, then the button.</summary>
    /// <param name="files">The files.</param>
    /// <param name="answers">What is filled in, in the fields and by the button.</param>
    /// <param name="form">Which form.</param>
    public Task<Visitor> SendFilesAsync(
        IEnumerable<(string Name, byte[] Content)> files, IReadOnlyDictionary<string, string?>? answers = null, string form = "form[enctype]")
    {
        var typed = (answers ?? new Dictionary<string, string?>()).ToLookup(a => Page.QuerySelector($"{form} textarea[name='{a.Key}']") is not null);
        var (address, values) = Prepare(typed[true].ToDictionary(), form);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values.Where(v => v.Key != "Files"))
            content.Add(new StringContent(value), name);
        foreach (var (name, file) in files)
            content.Add(new ByteArrayContent(file), "Files", name);
        foreach (var (name, value) in typed[false])
            content.Add(new StringContent(value ?? ""), name);
        return ReadAsync(() => client.PostAsync(address, content), address);
    }

    /// <summary>Sends a form without following where the answer leads, as a second click does.</summary>
    public Task<HttpResponseMessage> PostAsync(string form = "main form[method=post]", IReadOnlyDictionary<string, string?>? answers = null)
    {
        var (address, values) = Prepare(answers ?? new Dictionary<string, string?>(), form);
        return client.PostAsync(address, new FormUrlEncodedContent(values));
    }

    /// <summary>What sends a form when it is called: all that is sent is written by then, and nothing holds the page any more.</summary>
    public Func<Task<HttpResponseMessage>> Ready(string form = "main form[method=post]")
    {
        var (address, values) = Prepare(new Dictionary<string, string?>(), form);
        var (browser, content) = (client, new FormUrlEncodedContent(values));
        return () => browser.PostAsync(address, content);
    }

    /// <summary>Sends values to an address that the page has no form for any more, with the token of the form that it has.</summary>
    public Task<HttpResponseMessage> PostToAsync(string address, IReadOnlyDictionary<string, string?> answers)
    {
        var (_, values) = Prepare(answers, "form[method=post]:has([name=__RequestVerificationToken])");
        return client.PostAsync(address, new FormUrlEncodedContent(values));
    }

    /// <summary>Asks something as a script of the page does, with the token of one of its forms.</summary>
    public Task<HttpResponseMessage> FetchAsync(string address, string form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add("X-Antiforgery", (Page.QuerySelector(form + " [name=__RequestVerificationToken]") as IHtmlInputElement)?.Value);
        return client.SendAsync(request);
    }

    private (string Address, List<KeyValuePair<string, string>> Values) Prepare(IReadOnlyDictionary<string, string?> answers, string selector)
    {
        var form = Page.QuerySelector(selector) as IHtmlFormElement
            ?? throw new InvalidOperationException($"There is no form {selector} on {Address}.");
        var values = form.QuerySelectorAll("input, select, textarea")
            .Where(field => field.GetAttribute("name") is { Length: > 0 } name && !answers.ContainsKey(name) && IsSent(field))
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, ValueOf(field)))
            .Concat(answers.Where(answer => answer.Value is not null).Select(answer => KeyValuePair.Create(answer.Key, answer.Value!)))
            .ToList();
        return (form.GetAttribute("action") is { Length: > 0 } action ? action : Address, values);
    }

    private async Task<Visitor> ReadAsync(Func<Task<HttpResponseMessage>> ask, string address)
    {
        var answer = await ask();
        while (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
        {
            address = answer.Headers.Location!.OriginalString;
            answer = await client.GetAsync(address);
        }

        (Answer, Address, Page) = (answer, address, await WijkagentFactory.ReadAsync(answer));
        return this;
    }

    private static bool IsSent(IElement field) => field is not IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false };

    private static string ValueOf(IElement field) => field switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => "",
    };
}
