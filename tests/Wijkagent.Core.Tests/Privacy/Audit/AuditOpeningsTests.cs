using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases.Opening;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Audit;

namespace Wijkagent.Core.Tests.Privacy.Audit;

/// <summary>Why a case of a colleague was opened stays with the case, and the log tells when it does not.</summary>
public sealed class AuditOpeningsTests
{
    [Theory]
    [InlineData("DELETE FROM CaseAccesses", AuditBreakKind.ReasonRemoved)]
    [InlineData("UPDATE CaseAccesses SET Reason = randomblob(90)", AuditBreakKind.ReasonChanged)]
    [InlineData("UPDATE CaseAccesses SET UserId = (SELECT Id FROM AspNetUsers WHERE Id <> UserId LIMIT 1)", AuditBreakKind.ReasonChanged)]
    [InlineData("UPDATE CaseAccesses SET Until = '2027-12-01 00:00:00'", AuditBreakKind.ReasonChanged)]
    [InlineData("DELETE FROM CaseAccesses; UPDATE Reports SET CaseId = NULL; DELETE FROM Cases", null)]
    public async Task A_reason_that_is_changed_or_gone_is_found_while_the_case_is_there(string statement, AuditBreakKind? kind)
    {
        using var log = await Chained.BuildAsync();
        var number = await log.Desk.StartCaseAsync(await log.Desk.AddReportAsync(log.Desk.Town.WestSouth));
        await using (var db = log.Desk.Open())
        {
            foreach (var user in await db.Users.ToListAsync())
                (user.Email, user.EmailConfirmed) = ("team@voorbeeld.nl", true);
            await db.SaveChangesAsync();
        }

        // What was arranged was not written by the program.
        await log.TamperAsync("DELETE FROM AuditEntries WHERE Stream NOT LIKE '%-test'");
        var colleague = log.Desk.Elly with { Neighbourhoods = new HashSet<Guid>() };
        Assert.True((await log.Desk.InRequestAsync<CaseOpening, Result<string>>(
            o => o.OpenAsync(new OpenColleaguesCase(number, "Er ligt een klacht over"), colleague, default))).IsDone);
        await log.SealAsync();
        Assert.Null((await log.VerifyAsync()).Broken);

        await log.TamperAsync(statement);

        Assert.Equal(kind, (await log.VerifyAsync()).Broken?.Kind);
    }
}
