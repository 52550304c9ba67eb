using System.Collections.Concurrent;
using System.IO.Compression;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Wijkagent.Browser.Tests.Running;

/// <summary>
/// One person's visit. It ends with a failure when a page asked something of another host, asked for a file that is
/// not there, broke its own Content-Security-Policy, threw in a script, or made the browser complain.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    // The package's own way to run axe injects it each time, and opens another page for its results: six times as slow.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // To bring its 650 kB over takes as long as to run it: the tab keeps it, and starts it on the page that is open then.
    private const string KeepAxe = "script => sessionStorage.setItem('axe', script)";

    private const string StartAxe = """
        'axe' in window || ('axe' in sessionStorage && ((0, eval)(sessionStorage.getItem('axe')), true))
        """;

    // What it would fetch before (preload) is for sound and film that play by themselves, and there is none.
    private const string RunAxe = """
        rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'], preload: false }).then(found => found.violations.map(rule =>
          `${rule.id} (${rule.help}): ${rule.nodes.map(node => node.html).join(' | ')}`))
        """;

    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly object AllRules = new { type = "tag", values = Tags };

    // What else axe looks at is the same by day and by night.
    private static readonly object ColourRules = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    private const string ReportViolations =
        "document.addEventListener('securitypolicyviolation', e => console.error('Policy broken: ' + e.violatedDirective + ' ' + e.blockedURI))";

    // The address of a file names its content, and this program is the only one that is visited.
    private static readonly ConcurrentDictionary<string, long> Compressed = [];

    private const int Phone = 390;
    private const int Desk = 1280;

    private static readonly string[] Expected = ["Failed to load resource", "Service Worker registration blocked"];

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<IRequest> finished = [];
    private readonly List<string> faults = [];
    private readonly List<string> leadsTo = [];
    private readonly List<string> refusing = [];

    private Visit(IBrowserContext context, IPage page, string address) => (this.context, Page, Address) = (context, page, address);

    /// <summary>The page that is open.</summary>
    public IPage Page { get; }

    /// <summary>Where the program listens that is visited, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>Opens an empty page and begins to watch.</summary>
    public static async Task<Visit> BeginAsync(IBrowserContext context, string address)
    {
        var visit = new Visit(context, await context.NewPageAsync(), address);
        await context.AddInitScriptAsync(ReportViolations);
        // Chromium finds no other host (Browser). Catching each request on its way would keep it from keeping files.
        visit.Page.Request += (_, request) =>
        {
            if (!visit.leadsTo.Append(address + "/").Append("data:").Any(start => request.Url.StartsWith(start, StringComparison.Ordinal)))
                visit.faults.Add($"A request left for another host: {request.Url}");
        };
        visit.Page.PageError += (_, error) => visit.faults.Add($"A script failed: {error}");
        visit.Page.Console += (_, message) =>
        {
            // A page that answers with an error says so by its status, and a file that is missing is a fault of its own. Where no
            // service worker may serve the browser's driver says so.
            if (message.Type is "error" or "warning" && !Expected.Any(start => message.Text.StartsWith(start, StringComparison.Ordinal)))
                visit.faults.Add($"{visit.Page.Url}: {message.Text}");
        };
        visit.Page.Response += (_, answer) =>
        {
            if (answer.Status >= 400 && !answer.Request.IsNavigationRequest && !visit.refusing.Contains(new Uri(answer.Url).AbsolutePath))
                visit.faults.Add($"{answer.Url} answered {answer.Status}.");
        };
        visit.Page.RequestFinished += (_, request) => visit.finished.Enqueue(request);
        return visit;
    }

    /// <summary>From here on a link leads to another site, which answers with this; nothing leaves for it all the same.</summary>
    public async Task LeadsToAsync(string site, string page)
    {
        leadsTo.Add(site);
        await context.RouteAsync(site + "**", route => route.FulfillAsync(new() { Body = page, ContentType = "text/html" }));
    }

    /// <summary>From here on what a script sends to this path may be refused.</summary>
    public void MayRefuse(string path) => refusing.Add(path);

    /// <summary>From here on each page comes with all its files, as the first page of a visit does.</summary>
    public async Task KeepNoFilesAsync()
    {
        var browser = await context.NewCDPSessionAsync(Page);
        await browser.SendAsync("Network.enable");
        await browser.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
    }

    /// <summary>Opens a page; the answer must be 200 when nothing else is said.</summary>
    public async Task OpenAsync(string path, int status = 200)
    {
        finished.Clear();
        var answer = await Page.GotoAsync(path);
        Assert.True(answer?.Status == status, $"{path} answered {answer?.Status}.");
    }

    /// <summary>
    /// How many bytes the page that was opened last costs, with all that came with it. Style and script count as the
    /// published program sends them, with brotli; a build for development hardly compresses. Boundaries for the map come
    /// when the page can be used already, and are not counted.
    /// </summary>
    public async Task<long> WeightAsync()
    {
        long bytes = 0;
        foreach (var request in finished.Where(request => !request.Url.Contains("/kaart/", StringComparison.Ordinal)))
        {
            // Documents are compressed as they go; files when the program is published, and a test runs what was built.
            if (request.ResourceType is not ("stylesheet" or "script"))
                bytes += (await request.SizesAsync()).ResponseBodySize;
            else
                bytes += await CompressedAsync(request);
        }

        return bytes;
    }

    private static async Task<long> CompressedAsync(IRequest request)
    {
        if (Compressed.TryGetValue(request.Url, out var known))
            return known;
        var body = await (await request.ResponseAsync())!.BodyAsync();
        using var sent = new MemoryStream();
        using (var brotli = new BrotliStream(sent, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(body);
        return Compressed[request.Url] = sent.Length;
    }

    /// <summary>The open page is fine for whoever looks at it: by day, by night, in a narrow window, and with large text.</summary>
    public Task IsFineAsync() => IsFineAsync(Page.ViewportSize!.Width);

    /// <summary>The same on a phone and on a desk, without opening the page twice: no script of ours asks for the width.</summary>
    public Task IsFineOnPhoneAndDeskAsync() => IsFineAsync(Phone, Desk);

    private async Task IsFineAsync(params int[] widths)
    {
        var size = Page.ViewportSize!;
        foreach (var width in widths)
        {
            if (width != Page.ViewportSize!.Width)
                await Page.SetViewportSizeAsync(width, size.Height);
            await AxeFindsNothingAsync();
            await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await AxeFindsNothingAsync(ColourRules);
            await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });

            await NothingSticksOutAsync();
            await Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
            await NothingSticksOutAsync();
            await Page.EvaluateAsync("document.documentElement.style.fontSize = ''");
        }

        await Page.SetViewportSizeAsync(320, size.Height);
        await NothingSticksOutAsync();
        await Page.SetViewportSizeAsync(size.Width, size.Height);
    }

    /// <summary>Fails on everything axe finds on the open page (WCAG 2.2 A and AA, and its best practices).</summary>
    public Task AxeFindsNothingAsync() => AxeFindsNothingAsync(AllRules);

    /// <summary>Which axe looks at pages, and by how many rules.</summary>
    public async Task<(string Version, int Rules)> AxeAsync()
    {
        await BringAxeAsync();
        return (await Page.EvaluateAsync<string>("axe.version"), await Page.EvaluateAsync<int>("tags => axe.getRules(tags).length", Tags));
    }

    // What a click opens has its words before its style, and without that every link is too small to touch.
    // The page is asked first: of one that was ready at once, on a busy machine, the driver has missed the event before.
    private async Task WaitForStyleAsync()
    {
        if (!await Page.EvaluateAsync<bool>("document.readyState === 'complete'"))
            await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    private async Task BringAxeAsync()
    {
        await WaitForStyleAsync();
        if (await Page.EvaluateAsync<bool>(StartAxe))
            return;
        await Page.EvaluateAsync(KeepAxe, Axe);
        await Page.EvaluateAsync(StartAxe);
    }

    private async Task AxeFindsNothingAsync(object rules)
    {
        await BringAxeAsync();
        var found = await Page.EvaluateAsync<string[]>(RunAxe, rules);
        Assert.True(found.Length == 0, $"{Page.Url}\n{string.Join('\n', found)}");
    }

    /// <summary>Fails when the open page is wider than the window.</summary>
    public async Task NothingSticksOutAsync()
    {
        await WaitForStyleAsync();
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} px wider than the window of {Page.ViewportSize!.Width} px.");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(faults);
    }
}
