using Microsoft.Playwright;
using Wijkagent.TestSupport;

namespace Wijkagent.Browser.Tests.Running;

/// <summary>How somebody looks at the portal.</summary>
/// <param name="Width">Of the window, in CSS pixels.</param>
/// <param name="Dark">Whether the system prefers dark colours.</param>
/// <param name="JavaScript">Whether scripts run.</param>
/// <param name="Worker">Whether the service worker may serve: with it a page may come from the device.</param>
public sealed record Visitor(int Width = 1280, bool Dark = false, bool JavaScript = true, bool Worker = false);

/// <summary>The running program and a Chromium to visit it with, for all tests of the collection.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>The same browser without the parts that draw a window of its own: the tests take a quarter less time in it.</summary>
    private const string HeadlessShell = "/usr/bin/chromium-headless-shell";

    /// <summary>The settings of a program that the tests visit: all visitors come from one address.</summary>
    internal static readonly IEnumerable<KeyValuePair<string, string?>> OutOfReach =
        new[] { "ReportsPerTenMinutes", "ReportsPerMailboxPerHour", "ReportsPerVisitPerHour", "AllReportsPerMinute", "DraftsPerTenMinutes", "TrackingPerMinute", "MessagesPerTenMinutes", "FollowingsPerTenMinutes", "TilesPerMinute", "DeskListsPerMinute", "OpeningsPerHour", "AuditExportsPerHour" }
            .Select(limit => KeyValuePair.Create("Limits:" + limit, (string?)"100000"));

    private readonly Dictionary<(string Address, string Email), IReadOnlyList<BrowserContextCookiesResult>> signedIn = [];
    private RunningProgram program = null!;
    private FakeBaseMap baseMap = null!;
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        baseMap = await FakeBaseMap.StartAsync();
        program = new RunningProgram(new Dictionary<string, string?>(OutOfReach)
        {
            ["BaseMap:TilesUrl"] = baseMap.Pattern,
            // As in Production: otherwise each page asks for each of its files whether it is still the same.
            ["EnableStaticAssetsDevelopmentCaching"] = "true",
        });
        await program.StartAsync();
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? new[] { HeadlessShell, "/usr/bin/chromium" }.First(File.Exists),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
                // Each page starts axe anew: what would make its code quicker takes longer than it brings.
                "--js-flags=--no-turbofan --no-maglev",
                // Drawing and asking for files in processes of their own guards against pages that are not ours: a tenth of the time.
                "--in-process-gpu", "--enable-features=NetworkServiceInProcess2",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
            ],
        });
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
        await program.DisposeAsync();
        await baseMap.DisposeAsync();
    }

    /// <summary>A new visit: no cookies, an empty cache, and eyes open for what no page may do.</summary>
    /// <param name="visitor">How somebody looks.</param>
    /// <param name="address">That of a program with other settings; null for the one that all tests of the collection share.</param>
    public async Task<Visit> VisitAsync(Visitor visitor, string? address = null)
    {
        address ??= program.Address;
        var context = await chromium!.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = visitor.Width, Height = 900 },
            ColorScheme = visitor.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = visitor.JavaScript,
            ReducedMotion = ReducedMotion.Reduce,
            ServiceWorkers = visitor.Worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
            Locale = "nl-NL",
        });
        context.SetDefaultTimeout(15_000);
        return await Visit.BeginAsync(context, address);
    }

    /// <summary>
    /// Signs a demo account in. The first time with password and code; after that with the cookies of that time, because
    /// a code is good for once and there is a new one every half minute only.
    /// </summary>
    public async Task SignInAsync(Visit visit, string email)
    {
        var account = (visit.Address, email);
        if (!signedIn.TryGetValue(account, out var cookies))
        {
            await visit.Page.Context.ClearCookiesAsync();
            await SignIn.WithCodeAsync(visit.Page, email);
            signedIn[account] = await visit.Page.Context.CookiesAsync();
            return;
        }

        await visit.Page.Context.ClearCookiesAsync();
        await visit.Page.Context.AddCookiesAsync(cookies.Select(c => new Cookie
        {
            Name = c.Name,
            Value = c.Value,
            Domain = c.Domain,
            Path = c.Path,
            HttpOnly = c.HttpOnly,
            Secure = c.Secure,
            SameSite = c.SameSite,
        }));
    }
}

/// <summary>
/// Tests that share one running program. A walk waits for the program and for its page a quarter of the time, so there are two
/// of them, about as long, which run beside each other.
/// </summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Browser>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "browser";
}

/// <summary>The tests that share the other program.</summary>
[CollectionDefinition(Name)]
public sealed class OtherBrowserCollection : ICollectionFixture<Browser>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "other browser";
}
