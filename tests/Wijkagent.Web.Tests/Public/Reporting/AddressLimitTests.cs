using System.Net;
using Microsoft.EntityFrameworkCore;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Public.Reporting;

/// <summary>How many reports one address sends in ten minutes: what is told of it is true, and what is refused is not counted.</summary>
public sealed class AddressLimitTests
{
    private static readonly Dictionary<string, string?> NotWhatWasChecked = new() { ["stamp"] = "0" };

    [Fact]
    public async Task Who_waits_as_long_as_was_told_sends_it_then_and_who_waits_shorter_does_not()
    {
        await using var program = await StartAsync(("ReportsPerTenMinutes", 2));
        await program.NewVisitor().ToSentAsync(Journey.Anonymous);
        program.Clock.Advance(TimeSpan.FromMinutes(3));
        await program.NewVisitor().ToSentAsync(Journey.Anonymous);
        program.Clock.Advance(TimeSpan.FromMinutes(2));
        var visitor = program.NewVisitor();
        await visitor.ToCheckAsync(Journey.Anonymous);

        await AssertRefusedAsync(visitor, TimeSpan.FromMinutes(5), "over 5 minuten");
        program.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(30));
        await AssertRefusedAsync(visitor, TimeSpan.FromSeconds(30), "over 1 minuut");
        program.Clock.Advance(TimeSpan.FromSeconds(30));
        await visitor.SendAsync();

        Assert.Equal("/melden/verzonden", visitor.Address);
        var next = program.NewVisitor();
        await next.ToCheckAsync(Journey.Anonymous);
        await AssertRefusedAsync(next, TimeSpan.FromMinutes(3), "over 3 minuten");
    }

    [Theory]
    [InlineData("ReportsPerTenMinutes")]
    [InlineData("AllReportsPerMinute")]
    public async Task What_is_refused_is_no_report_of_this_address_nor_of_this_minute(string limit)
    {
        await using var program = await StartAsync((limit, 1));
        var visitor = program.NewVisitor();
        await visitor.ToCheckAsync(Journey.Anonymous);

        for (var tries = 0; tries < 3; tries++)
            Assert.Equal(HttpStatusCode.Conflict, (await visitor.PostAsync(answers: NotWhatWasChecked)).StatusCode);
        await visitor.SendAsync();

        Assert.Equal("/melden/verzonden", visitor.Address);
    }

    [Fact]
    public async Task What_met_the_limit_of_its_mailbox_cost_as_much_as_a_report_and_counts()
    {
        await using var program = await StartAsync(("ReportsPerTenMinutes", 2), ("ReportsPerMailboxPerHour", 1));
        await program.NewVisitor().ToSentAsync(Journey.Known());
        var same = program.NewVisitor();
        await same.ToCheckAsync(Journey.Known());
        await AssertRefusedAsync(same, TimeSpan.FromHours(1), "over 60 minuten");

        var other = program.NewVisitor();
        await other.ToCheckAsync(Journey.Anonymous);
        await AssertRefusedAsync(other, TimeSpan.FromMinutes(10), "over 10 minuten");
    }

    [Fact]
    public async Task However_many_are_sent_and_refused_at_once_no_more_come_through_than_may()
    {
        const int Most = 3;
        await using var program = await StartAsync(("ReportsPerTenMinutes", Most));
        var visitors = Enumerable.Range(0, 8).Select(_ => program.NewVisitor()).ToList();
        foreach (var visitor in visitors)
            await visitor.ToCheckAsync(Journey.Anonymous);

        var answers = await Task.WhenAll(visitors.SelectMany(visitor => new[] { visitor.PostAsync(answers: NotWhatWasChecked), visitor.PostAsync() }));

        await using var db = program.OpenDatabase();
        Assert.InRange(await db.Reports.CountAsync(), 0, Most);
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Found, HttpStatusCode.Conflict, HttpStatusCode.TooManyRequests }));
        // What was refused left its turn to others.
        foreach (var visitor in visitors)
            await visitor.PostAsync();
        Assert.Equal(Most, await db.Reports.CountAsync());
    }

    [Fact]
    public async Task What_a_device_sends_and_is_refused_is_not_counted_either()
    {
        await using var program = await StartAsync(("ReportsPerTenMinutes", 1));
        var device = new Device(program.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) }));
        var key = Device.NewKey();
        for (var tries = 0; tries < 3; tries++)
        {
            Dictionary<string, string?> sensitive = new(Device.Complete(key)) { ["Form.Kind"] = Journey.Discrimination };
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await device.SendAsync(sensitive)).Status);
        }

        Assert.Equal("sent", (await device.SendAsync(Device.Complete(key))).Told.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.TooManyRequests, (await device.SendAsync(Device.Complete(Device.NewKey()))).Status);
    }

    private static async Task AssertRefusedAsync(Visitor visitor, TimeSpan wait, string words)
    {
        await visitor.SendAsync();
        Assert.Equal((HttpStatusCode.TooManyRequests, wait), (visitor.Answer.StatusCode, visitor.Answer.Headers.RetryAfter?.Delta));
        Assert.Contains($"Probeer het {words} nog een keer.", visitor.Text(".wa-errors"), StringComparison.Ordinal);
    }

    // Of all limits these alone are within reach.
    private static async Task<WijkagentFactory> StartAsync(params (string Name, int Most)[] limits)
    {
        var settings = new Dictionary<string, string?>(NoLimits.Settings);
        foreach (var (name, most) in limits)
            settings[$"Limits:{name}"] = $"{most}";
        var program = new WijkagentFactory { Settings = settings };
        await program.BuildTownAsync();
        return program;
    }
}
