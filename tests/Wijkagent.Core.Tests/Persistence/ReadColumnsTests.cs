using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Content;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Neighbourhoods.Searching;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Diary;
using Wijkagent.Core.Reports.Following;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Persistence;

/// <summary>Lists read the columns they show, and no query is one that the framework warns of.</summary>
public sealed class ReadColumnsTests : IDisposable
{
    private static readonly Actor Coordinator = new(
        ActorKind.Staff, Guid.NewGuid(), "", Guid.NewGuid(), Guid.NewGuid(),
        new HashSet<string> { RoleNames.Coordinator }, new HashSet<Guid> { Guid.NewGuid() });

    private readonly TestDatabase database = new();
    private readonly Statements sent = new();

    public static TheoryData<string> All => [.. Queries.Keys];

    // What a list shows, and columns of the same rows that it does not show.
    private static Dictionary<string, (Func<WijkagentDbContext, Task> Ask, string[] NotRead)> Queries { get; } = new()
    {
        ["the inbox"] = (db => new ReportInbox(db, Contents, Index, LogOf(db), TimeProvider.System).ListAsync(new InboxFilter(), 1, Coordinator, default), ["PhoneAdvice", "Elsewhere", "WhatHelps", "Summary"]),
        ["counts of the inbox"] = (db => new ReportInbox(db, Contents, Index, LogOf(db), TimeProvider.System).CountAsync(Coordinator, default), ["PhoneAdvice"]),
        ["cases"] = (db => new CaseSearch(db, Contents, Index, LogOf(db)).ListAsync(new CaseFilter(), 1, Coordinator, default), ["PhoneAdvice", "Elsewhere", "WhatHelps", "Summary"]),
        ["a count of cases"] = (db => new CaseSearch(db, Contents, Index, LogOf(db)).CountAsync(CaseView.Open, Coordinator, default), ["PhoneAdvice"]),
        ["a report"] = (db => new ReportFiles(db, Contents, new StaffNames(db, Contents), LogOf(db)).FindAsync("WA-2026-AAAAAA", Coordinator, default), ["PhoneAdvice", "Elsewhere", "WhatHelps", "Summary"]),
        ["a case"] = (db => new CaseFiles(db, Contents, new StaffNames(db, Contents), LogOf(db)).FindAsync("ZAAK-1", Coordinator, default), ["PhoneAdvice", "Elsewhere", "WhatHelps", "Summary"]),
        ["kinds for the desk"] = (db => new WorkChoices(db).KindsAsync(default), ["PhoneAdvice", "Elsewhere", "WhatHelps", "Summary"]),
        ["kinds to choose from"] = (db => new ReportKinds(db).ListAsync(default), ["PhoneAdvice", "Elsewhere", "WhatHelps"]),
        ["a followed report"] = (db => new FollowedReports(db, new DiaryReading(db, Contents), Contents, new StaffNames(db, Contents), TimeProvider.System).ReadAsync("WA-2026-AAAAAA", default), ["PhoneAdvice", "Elsewhere", "WhatHelps", "Summary"]),
        ["articles"] = (db => new ArticleService(db, TimeProvider.System).LatestAsync(3, default), ["Body"]),
        ["questions"] = (db => new FaqService(db).ByTopicAsync(default), ["TopicId\", \"f"]),
        ["questions and articles that were searched for"] = (db => new ContentSearch(db, TimeProvider.System).FindAsync("geluid", default), ["Answer", "Body", "Intro"]),
    };

    public void Dispose() => database.Dispose();

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_list_reads_what_it_shows(string name)
    {
        var (ask, notRead) = Queries[name];
        await using var db = Open();

        await ask(db);

        Assert.NotEmpty(sent.Texts);
        Assert.All(sent.Texts, text => Assert.All(notRead, column => Assert.DoesNotContain(column, text, StringComparison.Ordinal)));
    }

    // Nothing is there to open: the database is empty.
    private static Contents Contents => new(null!, null!, null!, null!);

    private static SearchIndex Index => new(null!);

    private static AuditLog LogOf(WijkagentDbContext db) => new(db, new AuditContext(new AuditNode("test"), TimeProvider.System), Contents);

    private WijkagentDbContext Open()
    {
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        database.Use(options);
        options.AddInterceptors(sent)
            .ConfigureWarnings(warnings => warnings.Throw(
                CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning,
                RelationalEventId.MultipleCollectionIncludeWarning));
        return new WijkagentDbContext(options.Options);
    }

    private sealed class Statements : DbCommandInterceptor
    {
        public List<string> Texts { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
