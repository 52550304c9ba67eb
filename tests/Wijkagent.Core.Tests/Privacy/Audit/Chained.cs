using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Tests.Privacy.Audit;

/// <summary>A desk whose audit log is written, sealed, read, and meddled with.</summary>
internal sealed class Chained : IDisposable
{
    public required Desk Desk { get; init; }

    public static async Task<Chained> BuildAsync()
    {
        var chained = new Chained { Desk = await Desk.BuildAsync() };
        await chained.WriteAsync(6);
        return chained;
    }

    /// <summary>One that an older version wrote, which did not mark entries, and left before it sealed them.</summary>
    public static async Task<Chained> OfBeforeMarksAsync(string node = "test")
    {
        var chained = new Chained { Desk = await Desk.BuildAsync() };
        await using var db = chained.Desk.Open();
        for (var i = 0; i < 6; i++)
        {
            chained.Desk.Clock.Advance(TimeSpan.FromMinutes(1));
            await new AuditLog(db, chained.ContextOf(node), null!).NoteAsync(new AuditNote(AuditActivity.Viewed, "Report"), chained.Desk.Wim, default);
        }

        return chained;
    }

    public void Dispose() => Desk.Dispose();

    /// <summary>Writes entries, a minute apart, as a node does.</summary>
    public async Task WriteAsync(int count, string node = "test")
    {
        for (var i = 0; i < count; i++)
        {
            Desk.Clock.Advance(TimeSpan.FromMinutes(1));
            await NoteAsync(
                new AuditNote(AuditActivity.Viewed, "Report", Guid.NewGuid(), $"WA-2026-{i.ToString("D6", CultureInfo.InvariantCulture)}"), null, ContextOf(node));
        }
    }

    /// <summary>Writes an entry as the program does, with a reason when there is one.</summary>
    public Task NoteAsync(AuditNote note, string? why, AuditContext context) => Desk.InRequestAsync<IServiceProvider, bool>(async request =>
    {
        await using var db = Desk.Database.OpenAsTheProgram(context, request.GetRequiredService<Contents>(), request.GetRequiredService<AuditMarks>());
        await new AuditLog(db, context, null!).NoteAsync(note, Desk.Wim, why, default);
        return true;
    });

    public AuditContext ContextOf(string node) => new(new AuditNode(node), Desk.Clock);

    /// <summary>Seals as a node does; answers how many entries.</summary>
    public Task<int> SealAsync(string node = "test") => Desk.InRequestAsync<IServiceProvider, int>(async request =>
    {
        await using var db = Desk.Open();
        return await new AuditSealing(
            db, ContextOf(node), request.GetRequiredService<AuditCheckpoints>(), request.GetRequiredService<AuditHeads>(),
            request.GetRequiredService<AuditMarks>(), NullLogger<AuditSealing>.Instance).RunAsync(default);
    });

    /// <summary>Seals as a node does that was just started, and so remembers nothing.</summary>
    public Task<int> SealAnewAsync() => SealAsync(new AuditHeads());

    /// <summary>Seals as a node does that remembers this.</summary>
    public Task<int> SealAsync(AuditHeads heads) => Desk.InRequestAsync<IServiceProvider, int>(request =>
    {
        var (db, context) = (request.GetRequiredService<WijkagentDbContext>(), ContextOf("test"));
        var checkpoints = new AuditCheckpoints(
            db, context, request.GetRequiredService<ServerKeys>(), heads, NullLogger<AuditCheckpoints>.Instance);
        return new AuditSealing(db, context, checkpoints, heads, request.GetRequiredService<AuditMarks>(), NullLogger<AuditSealing>.Instance).RunAsync(default);
    });

    /// <summary>Lets a node start for the first time that marks entries.</summary>
    public async Task BeginMarkingAsync()
    {
        await using (var db = Desk.Open())
            await db.Database.ExecuteSqlAsync($"DELETE FROM ServerSecrets WHERE Name = 'audit-entries'");
        await using var node = Desk.AnotherNode();
        await using var scope = node.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditSealing>().BeginMarkingAsync(default);
    }

    /// <summary>Lets the day pass, so that it is closed and signed.</summary>
    public async Task CloseDayAsync()
    {
        await SealAsync();
        Desk.Clock.Advance(TimeSpan.FromDays(1));
        await SealAsync();
    }

    public Task<AuditProof> VerifyAsync() => Desk.InRequestAsync<AuditVerification, AuditProof>(v => v.RunAsync(null, default));

    /// <summary>The same by a process that was just started, and so remembers nothing.</summary>
    public async Task<AuditProof> VerifyAnewAsync()
    {
        await using var node = Desk.AnotherNode();
        await using var scope = node.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(null, default);
    }

    /// <summary>Does what the triggers refuse, as somebody does who may do everything in the database.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var db = Desk.Open();
        var triggers = await db.Database
            .SqlQueryRaw<string>("SELECT 'DROP TRIGGER ' || name AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'Audit%'")
            .ToListAsync();
        foreach (var drop in triggers)
            await db.Database.ExecuteSqlRawAsync(drop);
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    /// <summary>Changes an entry and makes the seal it is in anew, so that the chain itself is right.</summary>
    public async Task ForgeAsync(long entry)
    {
        await TamperAsync(string.Create(CultureInfo.InvariantCulture, $"UPDATE AuditEntries SET ActorName = 'Iemand anders' WHERE Id = {entry}"));
        await using var db = Desk.Open();
        var seal = await db.AuditSeals.AsNoTracking().OrderBy(s => s.Number).FirstAsync();
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.Stream == seal.Stream).OrderBy(e => e.Id).ToListAsync();
        var (before, chain) = (AuditChain.Start, new AuditChain());
        for (var i = 0; i < entries.Count; i++)
        {
            var link = seal.Links.AsSpan((i * AuditChain.LinkLength) + sizeof(long), AuditChain.HashLength);
            chain.Link(before, entries[i], link);
            before = link.ToArray();
        }

        await db.Database.ExecuteSqlAsync($"UPDATE AuditSeals SET Links = {seal.Links}, Last = {before} WHERE Number = {seal.Number}");
    }

    /// <summary>The key of the entry in this place, from 1.</summary>
    public async Task<long> EntryAsync(int place)
    {
        await using var db = Desk.Open();
        return await db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Id).Skip(place - 1).FirstAsync();
    }

    /// <summary>How many entries there are.</summary>
    public async Task<int> CountAsync()
    {
        await using var db = Desk.Open();
        return await db.AuditEntries.CountAsync();
    }
}
