using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.TestSupport;
using Wijkagent.Web.Commands;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Tests.Commands;

/// <summary><c>verify audit</c>, as somebody at a prompt sees it.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly TemporaryFolder folder = new();
    private readonly AuditContext context = new(new AuditNode("web-1"), TimeProvider.System);

    private Dictionary<string, string?> Settings => new(database.Settings) { ["Data:Directory"] = folder.Root, [FeatureSetup.NodeName] = "web-1" };

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
    public async Task What_waits_for_longer_than_a_node_lets_it_is_told_and_the_verb_fails()
    {
        await WriteAsync(1, DateTime.UtcNow - AuditProof.LongestWait - TimeSpan.FromMinutes(1));
        await WriteAsync(2);

        var (code, output, error) = await RunAsync();

        Assert.Equal(1, code);
        Assert.StartsWith("Klaar: 0 regels", output, StringComparison.Ordinal);
        Assert.StartsWith("3 regels wachten te lang op verzegeling, de oudste sinds ", error.Trim().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM AuditSeals WHERE Number = 2", "DELETE FROM AuditEntries WHERE Id > 3")]
    [InlineData("DELETE FROM AuditSeals", "DELETE FROM AuditEntries")]
    public async Task A_seal_that_a_node_saw_and_that_is_gone_is_found_also_after_that_node_was_started_anew(params string[] tampering)
    {
        await WriteAsync(3);
        await SealAsync();
        await WriteAsync(2);
        await SealAsync();
        await using (var db = database.Open())
        {
            foreach (var statement in tampering.Prepend("DROP TRIGGER AuditEntriesKeptFromDeletion").Prepend("DROP TRIGGER AuditSealsKeptFromDeletion"))
                await db.Database.ExecuteSqlRawAsync(statement);
        }

        // Another process, as each of these is: nothing more is sealed as if it were new.
        await WriteAsync(1);
        await SealAsync();
        var (code, _, error) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Contains("een zegel is weg", error, StringComparison.Ordinal);
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

    [Fact]
    public async Task An_entry_that_lies_in_no_stream_that_can_be_read_is_counted()
    {
        await WriteAsync(3);
        await SealAsync();
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("""
                INSERT INTO AuditEntries (Stream, OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType)
                SELECT X'39393939', OccurredAt, Activity, ActorKind, ActorName, Roles, SubjectType FROM AuditEntries LIMIT 1
                """);
        }

        var (code, _, error) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Contains("een regel is er later bij gezet. Dag ?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seal_that_the_program_did_not_sign_is_told_of_in_words()
    {
        await WriteAsync(3);
        await SealAsync();
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER AuditSealsKeptFromChange");
            await db.Database.ExecuteSqlRawAsync("UPDATE AuditSeals SET Signature = NULL");
        }

        var (code, _, error) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Contains("een zegel is niet door het programma ondertekend.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_that_is_gone_while_its_entry_is_there_is_told_of_in_words()
    {
        await InProgramAsync(services => LogOf(services).NoteAsync(new AuditNote(AuditActivity.Exported, "AuditEntry"), Actor.System, "Controle", default));
        await SealAsync();
        Assert.Equal(0, (await RunAsync()).Code);
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER AuditReasonsKeptFromDeletion");
            await db.Database.ExecuteSqlRawAsync("DELETE FROM AuditReasons");
        }

        var (code, _, error) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Contains("waarom iets werd gedaan, is weg.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_verb_did_is_done_also_when_the_log_can_not_be_sealed()
    {
        await using (var db = database.Open())
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER Full BEFORE INSERT ON AuditSeals BEGIN SELECT RAISE(ABORT, 'full'); END");

        var (code, output, error) = await RunAsync(["create-user", "bea@voorbeeld.nl", "--name", "Bea", "--role", "administrator", "--password-stdin"], "krentenbol vliegt over zee");

        Assert.True(code == 0, error);
        Assert.StartsWith("Klaar: account bea@voorbeeld.nl gemaakt", output, StringComparison.Ordinal);
        Assert.StartsWith("Het logboek kon nog niet worden verzegeld", error, StringComparison.Ordinal);
    }

    private Task WriteAsync(int count, DateTime? at = null) => InProgramAsync(async services =>
    {
        for (var i = 0; i < count; i++)
            await LogOf(services).NoteAsync(new AuditNote(AuditActivity.Viewed, "Report") { At = at }, Actor.System, default);
    });

    private Task SealAsync() => InProgramAsync(services => services.GetRequiredService<AuditSealing>().RunAsync(default));

    private AuditLog LogOf(IServiceProvider services) => new(services.GetRequiredService<WijkagentDbContext>(), context, null!);

    /// <summary>Does something as the program does, with the keys that the verb reads.</summary>
    private async Task InProgramAsync(Func<IServiceProvider, Task> act)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.AddDatabase();
        builder.AddFeatures();
        builder.AddAccounts();
        await using var host = builder.Build();
        await using var scope = host.Services.CreateAsyncScope();
        await act(scope.ServiceProvider);
    }

    private Task<(int Code, string Output, string Error)> RunAsync() => RunAsync(["verify", "audit"]);

    private async Task<(int Code, string Output, string Error)> RunAsync(string[] verb, string typed = "")
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader(typed);
        var code = await CommandLine.RunAsync(verb, new CommandConsole(output, error, input, IsTerminal: false), Settings);
        return (code, output.ToString(), error.ToString());
    }
}
