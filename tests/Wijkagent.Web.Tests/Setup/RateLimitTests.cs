using System.Net;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Setup;

/// <summary>Who meets a limit is told how long to wait, and that is true.</summary>
public sealed class RateLimitTests : IAsyncLifetime
{
    private readonly WijkagentFactory program = new()
    {
        Settings = new Dictionary<string, string?>
        {
            ["Limits:SearchesPerMinute"] = "3",
            ["Limits:PasswordLinksPerHour"] = "2",
        },
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await program.DisposeAsync();

    [Fact]
    public async Task After_just_the_time_that_was_told_there_is_room_for_one_and_not_before()
    {
        using var browser = program.CreateClient();
        foreach (var seconds in new[] { 20, 20, 5 })
        {
            Assert.Equal(HttpStatusCode.OK, (await SearchAsync(browser)).StatusCode);
            program.Clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        // Trying again makes the wait no longer.
        for (var tries = 0; tries < 3; tries++)
            await AssertRefusedAsync(await SearchAsync(browser), TimeSpan.FromSeconds(15), "Wacht 1 minuut");
        program.Clock.Advance(TimeSpan.FromSeconds(14.5));
        await AssertRefusedAsync(await SearchAsync(browser), TimeSpan.FromSeconds(1), "Wacht 1 minuut");

        program.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await SearchAsync(browser)).StatusCode);
        await AssertRefusedAsync(await SearchAsync(browser), TimeSpan.FromSeconds(19.5), "Wacht 1 minuut");
    }

    [Fact]
    public async Task A_limit_by_the_hour_tells_of_the_hour_in_both_languages()
    {
        var visitor = new Visitor(program.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) }));
        foreach (var minutes in new[] { 10, 7 })
        {
            await visitor.GoAsync("/aanmelden/wachtwoord-vergeten");
            Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(visitor)).StatusCode);
            program.Clock.Advance(TimeSpan.FromMinutes(minutes));
        }

        await AssertRefusedAsync(await AskAsync(visitor), TimeSpan.FromMinutes(43), "Wacht 43 minuten");
        await visitor.SendAsync(new Dictionary<string, string?> { ["taal"] = "en" }, "form[action*='/taal']");
        await AssertRefusedAsync(await AskAsync(visitor), TimeSpan.FromMinutes(43), "Wait 43 minutes");

        program.Clock.Advance(TimeSpan.FromMinutes(43));
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(visitor)).StatusCode);
        await AssertRefusedAsync(await AskAsync(visitor), TimeSpan.FromMinutes(10), "Wait 10 minutes");
    }

    private static Task<HttpResponseMessage> SearchAsync(HttpClient browser) => browser.GetAsync(new Uri("/zoeken?q=niets", UriKind.Relative));

    private static Task<HttpResponseMessage> AskAsync(Visitor visitor) =>
        visitor.PostAsync(answers: new Dictionary<string, string?> { ["Email"] = "jo@example.nl" });

    private static async Task AssertRefusedAsync(HttpResponseMessage answer, TimeSpan wait, string words)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds)), answer.Headers.RetryAfter!.Delta);
        Assert.Contains(words, (await WijkagentFactory.ReadAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
