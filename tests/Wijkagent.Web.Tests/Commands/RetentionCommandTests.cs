using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Retention;
using Wijkagent.Core.Reports;
using Wijkagent.TestSupport;
using Wijkagent.Web.Commands;

namespace Wijkagent.Web.Tests.Commands;

/// <summary><c>retention plan</c> and <c>retention run</c>, as somebody at a prompt sees them.</summary>
public sealed partial class RetentionCommandTests : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task What_would_go_is_shown_and_stays_and_goes_when_it_is_done()
    {
        await using var db = database.Open();
        var town = new TownBuilder();
        await town.AddToAsync(db);
        var officer = await town.AddOfficerAsync(db, "Anna");
        db.Add(new ContactMessage(officer.Id, "Jo", "jo@example.nl", "Dag", "sleutel", DateTime.UtcNow.AddYears(-2)));
        // Of somebody whose account is gone, and whom nothing names any more.
        db.Add(new StaffName(Guid.NewGuid(), "Gerda"));
        await db.SaveChangesAsync();

        Assert.Equal("ContactMessage: 1\nNameOfStaff: 1\nKlaar: 0 zouden uit de lijsten gaan, 0 op slot en 2 vernietigd worden, waarvan 1 over de datum.", await RunAsync("plan"));
        Assert.Equal(1, await db.ContactMessages.CountAsync());
        Assert.Equal("ContactMessage: 1\nNameOfStaff: 1\nKlaar: 0 uit de lijsten, 0 op slot, 2 vernietigd.", await RunAsync("run"));
        Assert.Equal((0, 0), (await db.ContactMessages.CountAsync(), await db.StaffNames.CountAsync()));
        Assert.Equal("Klaar: 0 zouden uit de lijsten gaan, 0 op slot en 0 vernietigd worden, waarvan 0 over de datum.", await RunAsync("plan"));
    }

    [Fact]
    public async Task The_plan_counts_what_changes_its_band_and_names_what_goes_when_asked()
    {
        await RunAsync("seed", "demo", "--yes");
        await using var db = database.Open();
        var declined = await db.Reports.Where(r => r.Status == ReportStatus.Declined).Select(r => r.Code).ToListAsync();
        Assert.NotEmpty(declined);
        await db.Reports.Where(r => declined.Contains(r.Code)).ExecuteUpdateAsync(r => r.SetProperty(x => x.EndedAt, DateTime.UtcNow.AddYears(-2)));
        await db.Reports.Where(r => r.Status == ReportStatus.Closed).ExecuteUpdateAsync(r => r.SetProperty(x => x.SubmittedAt, DateTime.UtcNow.AddMonths(-14)));
        // One of them was destroyed already, and came back with an older copy: it is counted once.
        var back = await db.Reports.Where(r => r.Code == declined[0]).Select(r => r.Id).SingleAsync();
        await using (var keys = database.OpenKeys())
            await keys.Keys.Where(k => k.Id == back).ExecuteUpdateAsync(set => set.SetProperty(k => k.Wrapped, (byte[]?)null).SetProperty(k => k.DestroyedAt, DateTime.UtcNow));

        var planned = (await RunAsync("retention", "plan", "--list")).Split('\n');

        Assert.Equal(
            declined.Skip(1).Select(code => $"NotTakenUp: {code}").Prepend($"CameBack: {declined[0]}").Prepend($"NotTakenUp: {declined.Count - 1}").Prepend("CameBack: 1").Order(StringComparer.Ordinal),
            planned[..^1].Order(StringComparer.Ordinal));
        // The same figures as the work itself.
        var done = (await RunAsync("retention", "run")).Split('\n')[^1];
        var figures = Figures().Matches(planned[^1]).Select(figure => figure.Value).ToList();
        Assert.Equal([figures[0], figures[1], $"{declined.Count}"], Figures().Matches(done).Select(figure => figure.Value));
        Assert.NotEqual("0", figures[0]);
    }

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task Entries_of_the_audit_log_go_with_their_day_when_their_term_is_over()
    {
        var day = DateTime.UtcNow.AddMonths(-RetentionTerms.AuditLogMonths).AddDays(-2);
        var context = new AuditContext(new AuditNode("web-1"), new FakeTimeProvider(day));
        await using var db = database.Open();
        for (var i = 0; i < 4; i++)
            await new AuditLog(db, context, null!).NoteAsync(new AuditNote(AuditActivity.Viewed, "Report"), Actor.System, default);
        db.AuditCheckpoints.Add(new AuditCheckpoint(DateOnly.FromDateTime(day), "[]", new byte[AuditChain.HashLength], day));
        await db.SaveChangesAsync();

        Assert.Equal("AuditLog: 4\nKlaar: 0 zouden uit de lijsten gaan, 0 op slot en 4 vernietigd worden, waarvan 4 over de datum.", await RunAsync("plan"));
        Assert.Equal("AuditLog: 4\nKlaar: 0 uit de lijsten, 0 op slot, 4 vernietigd.", await RunAsync("run"));
        Assert.Equal(AuditActivity.Deleted, (await db.AuditEntries.SingleAsync()).Activity);
        Assert.Equal("Klaar: 0 zouden uit de lijsten gaan, 0 op slot en 0 vernietigd worden, waarvan 0 over de datum.", await RunAsync("plan"));
    }

    private Task<string> RunAsync(string verb) => RunAsync("retention", verb);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Figures();

    private async Task<string> RunAsync(params string[] verb)
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader("");
        var settings = new Dictionary<string, string?>(database.Settings) { ["Data:Directory"] = folder.Root };
        var code = await CommandLine.RunAsync(verb, new CommandConsole(output, error, input, IsTerminal: false), settings);
        Assert.True(code == 0, error.ToString());
        return output.ToString().ReplaceLineEndings("\n").Trim();
    }
}
