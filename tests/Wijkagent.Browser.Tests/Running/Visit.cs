using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Wijkagent.Browser.Tests.Running;

/// <summary>
/// One person's visit. It ends with a failure when a page asked something of another host, broke its own
/// Content-Security-Policy, or threw in a script.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly AxeRunOptions AxeRules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
    };

    private readonly IBrowserContext context;
    private readonly List<string> faults = [];

    private Visit(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    /// <summary>The page that is open.</summary>
    public IPage Page { get; }

    /// <summary>Opens an empty page and begins to watch.</summary>
    public static async Task<Visit> BeginAsync(IBrowserContext context, string address)
    {
        var visit = new Visit(context, await context.NewPageAsync());
        await context.RouteAsync("**/*", async route =>
        {
            if (route.Request.Url.StartsWith(address + "/", StringComparison.Ordinal) || route.Request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                await route.ContinueAsync();
                return;
            }

            visit.faults.Add($"A request left for another host: {route.Request.Url}");
            await route.AbortAsync();
        });
        visit.Page.PageError += (_, error) => visit.faults.Add($"A script failed: {error}");
        visit.Page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
                visit.faults.Add(message.Text);
        };
        return visit;
    }

    /// <summary>Opens a page; the answer must be 200.</summary>
    public async Task OpenAsync(string path)
    {
        var answer = await Page.GotoAsync(path);
        Assert.True(answer is { Status: 200 }, $"{path} answered {answer?.Status}.");
    }

    /// <summary>Fails on everything axe finds on the open page (WCAG 2.2 A and AA, and its best practices).</summary>
    public async Task AxeFindsNothingAsync()
    {
        var found = await Page.RunAxe(AxeRules);
        var words = found.Violations.Select(rule =>
            $"{rule.Id} ({rule.Help}): {string.Join(" | ", rule.Nodes.Select(node => node.Html))}");
        Assert.True(found.Violations.Length == 0, $"{Page.Url}\n{string.Join('\n', words)}");
    }

    /// <summary>Fails when the open page is wider than the window.</summary>
    public async Task NothingSticksOutAsync()
    {
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} px wider than the window.");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(faults);
    }
}
