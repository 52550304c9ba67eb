using System.Buffers.Binary;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.TestSupport;
using Wijkagent.Web.Commands;

namespace Wijkagent.Web.Tests.Commands;

/// <summary><c>verify audit</c>, as somebody at a prompt sees it.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly TemporaryFolder folder = new();
    private readonly AuditContext context = new(new AuditNode("web-1"), TimeProvider.System);

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_log_that_is_as_it_was_written_is_proved_and_counted()
    {
        await WriteAsync(3);
        await SealAsync();

        var (code, output, error) = await RunAsync();

        Assert.True(code == 0, error);
        Assert.Equal("Klaar: 3 regels in 1 reeksen bewezen, 0 dagen ondertekend, 0 regels vernietigd na hun termijn; er wacht niets op verzegeling.", output.Trim());
    }

    [Fact]
    public async Task What_waits_to_be_sealed_is_counted_and_is_no_failure()
    {
        await WriteAsync(2);

        var (code, output, error) = await RunAsync();

        Assert.True(code == 0, error);
        Assert.StartsWith("Klaar: 0 regels in 1 reeksen bewezen, 0 dagen ondertekend, 0 regels vernietigd na hun termijn; 2 wachten op verzegeling, de oudste van ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_broken_entry_is_named_and_the_verb_fails()
    {
        await WriteAsync(3);
        await SealAsync();
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER AuditEntriesKeptFromChange");
            await db.Database.ExecuteSqlRawAsync("UPDATE AuditEntries SET ActorName = 'Iemand anders' WHERE Id = 2");
        }

        var (code, output, error) = await RunAsync();

        Assert.Equal(1, code);
        var stream = AuditEntry.StreamOf(context.Now, "web-1");
        Assert.Equal(
            $"Het logboek is niet zoals het werd opgeschreven: een regel is veranderd of verplaatst. Dag {stream[..4]}-{stream[4..6]}-{stream[6..8]}, reeks {stream}, regel 2.",
            error.Trim().Split('\n')[^1]);
        Assert.StartsWith("Klaar: ", output, StringComparison.Ordinal);
    }

    private async Task WriteAsync(int count)
    {
        await using var db = database.Open();
        for (var i = 0; i < count; i++)
            await new AuditLog(db, context).NoteAsync(new AuditNote(AuditActivity.Viewed, "Report"), Actor.System, default);
    }

    private async Task SealAsync()
    {
        await using var db = database.Open();
        var entries = await db.AuditEntries.AsNoTracking().OrderBy(e => e.Id).ToListAsync();
        var (chain, before, links) = (new AuditChain(), AuditChain.Start, new byte[entries.Count * AuditChain.LinkLength]);
        for (var i = 0; i < entries.Count; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(links.AsSpan(i * AuditChain.LinkLength), entries[i].Id);
            var link = links.AsSpan((i * AuditChain.LinkLength) + sizeof(long), AuditChain.HashLength);
            chain.Link(before, entries[i], link);
            before = link.ToArray();
        }

        db.AuditSeals.Add(new AuditSeal(entries[0].Stream, 1, links, before, entries[^1].Id, context.Now));
        await db.SaveChangesAsync();
    }

    private async Task<(int Code, string Output, string Error)> RunAsync()
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader("");
        var settings = new Dictionary<string, string?>(database.Settings) { ["Data:Directory"] = folder.Root };
        var code = await CommandLine.RunAsync(["verify", "audit"], new CommandConsole(output, error, input, IsTerminal: false), settings);
        return (code, output.ToString(), error.ToString());
    }
}
