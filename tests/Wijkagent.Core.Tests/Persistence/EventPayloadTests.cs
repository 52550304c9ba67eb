using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Tests.Persistence;

/// <summary>What is kept of an event for good.</summary>
public sealed class EventPayloadTests
{
    [Fact]
    public async Task What_was_done_is_kept_by_its_name()
    {
        using var desk = await Desk.BuildAsync();
        var number = await desk.StartCaseAsync(await desk.AddReportAsync(desk.Town.WestSouth));

        await desk.OnCaseAsync(c => c.RecordAsync(new RecordAction(number, CaseActionKind.HomeVisit, "Koffie", new DateOnly(2026, 3, 2)), desk.Wim, default));

        await using var db = desk.Open();
        var payload = await db.Events.Where(e => e.Name == nameof(CaseActionRecorded)).Select(e => e.Payload).SingleAsync();
        Assert.Contains("\"kind\":\"HomeVisit\"", payload, StringComparison.Ordinal);
        var file = await desk.InRequestAsync<CaseFiles, CaseFile?>(f => f.FindAsync(number, desk.Wim, default));
        Assert.All(await desk.InRequestAsync<CaseFiles, List<TimelineFact>>(f => f.FactsAsync(file!, default)), f => Assert.Null(f.About));
    }
}
