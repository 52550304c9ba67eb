using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Persistence.Seeding;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Persistence;

public sealed class ReferenceSeedTests
{
    [Fact]
    public async Task Fifteen_kinds_and_all_questions_come_in_once_and_a_second_time_changes_nothing()
    {
        using var database = new TestDatabase();

        Assert.NotEqual(0, await SeedAsync(database));
        Assert.Equal(0, await SeedAsync(database));

        await using var db = database.Open();
        Assert.Equal(15, await db.ReportKinds.CountAsync());
        Assert.Equal(5, await db.FaqTopics.CountAsync());
        Assert.Equal("woondiscriminatie zorgen-om-iemand", string.Join(' ', await db.ReportKinds.Where(k => k.Sensitive).OrderBy(k => k.Slug).Select(k => k.Slug).ToListAsync()));
    }

    [Fact]
    public async Task What_the_files_say_otherwise_is_changed_back()
    {
        using var database = new TestDatabase();
        await SeedAsync(database);
        await using (var db = database.Open())
        {
            var kind = await db.ReportKinds.SingleAsync(k => k.Slug == "drugs");
            kind.Describe(kind.Details with { FirstReplyWorkingDays = 99 });
            await db.SaveChangesAsync();
        }

        Assert.Equal(1, await SeedAsync(database));

        await using var after = database.Open();
        Assert.Equal(2, (await after.ReportKinds.SingleAsync(k => k.Slug == "drugs")).FirstReplyWorkingDays);
    }

    private static async Task<int> SeedAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await new ReferenceSeed(db, TestDatabase.Dialect).RunAsync(default);
    }
}
