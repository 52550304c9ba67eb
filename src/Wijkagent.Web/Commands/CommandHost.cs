using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Commands;

/// <summary>The database has migrations to come.</summary>
public sealed record DatabaseNotMigrated : ConflictError;

/// <summary>There is no way to the database.</summary>
public sealed record DatabaseUnreachable : ConflictError;

/// <summary>A file in the place of a database is damaged, or is none.</summary>
/// <param name="File">Where it is.</param>
public sealed record DatabaseDamaged(string File) : ConflictError
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [File];
}

/// <summary>The services of a verb, without a web server.</summary>
internal sealed class CommandHost(CommandConsole console, IReadOnlyDictionary<string, string?>? settings)
{
    public CommandConsole Console => console;

    /// <summary>Does the work of a verb; a failure is told in one sentence.</summary>
    /// <returns>0 when it was done, else 1.</returns>
    public async Task<int> RunAsync(
        bool needsDatabase, Func<IServiceProvider, CancellationToken, Task<Result<string>>> work, CancellationToken cancel)
    {
        try
        {
            await using var host = Build();
            await using var scope = host.Services.CreateAsyncScope();
            var done = await DoAsync(scope.ServiceProvider, needsDatabase, work, cancel);
            if (!done.IsDone)
                return Fail(CommandText.Of(done.Error));
            await console.Out.WriteLineAsync(done.Value);
            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Fail(CommandText.Get("Cancelled"));
        }
        catch (Exception e)
        {
            // The last to see it: a verb ends with a sentence, not with a stack trace.
            var cause = e is DbUpdateException { InnerException: { } inner } ? inner : e;
            return Fail(CommandText.Get("Unexpected", cause.Message.ReplaceLineEndings(" ")));
        }
    }

    /// <summary>
    /// The same of a verb that changes the database: what the audit log says of it is sealed before the verb ends, as no node may
    /// run. What was done is done, also when it can't be: then the next start of a node seals it.
    /// </summary>
    public Task<int> RunSealedAsync(Func<IServiceProvider, CancellationToken, Task<Result<string>>> work, CancellationToken cancel) =>
        RunAsync(needsDatabase: true, async (services, stop) =>
        {
            try
            {
                return await work(services, stop);
            }
            finally
            {
                await SealAsync(services);
            }
        }, cancel);

    private async Task SealAsync(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<WijkagentDbContext>().ChangeTracker.Clear();
            await services.GetRequiredService<AuditSealing>().RunAsync(CancellationToken.None);
        }
        catch (Exception failure) when (!services.GetRequiredService<IDatabaseDialect>().IsUnreachable(failure))
        {
            // Whatever it is: it must not be taken for a failure of the work.
            await console.Error.WriteLineAsync(CommandText.Get("NotSealed", failure.Message.ReplaceLineEndings(" ")));
        }
    }

    private static async Task<Result<string>> DoAsync(
        IServiceProvider services, bool needsDatabase, Func<IServiceProvider, CancellationToken, Task<Result<string>>> work, CancellationToken cancel)
    {
        try
        {
            if (!needsDatabase)
                return await work(services, cancel);
            if (await IsBehindAsync(services, cancel))
                return new DatabaseNotMigrated();
            // Whoever migrated may have been stopped before it, and a key can't be made while a save is under way.
            await services.GetRequiredService<AuditSealing>().BeginMarkingAsync(cancel);
            return await work(services, cancel);
        }
        catch (Exception failure) when (services.GetRequiredService<IDatabaseDialect>().IsUnreachable(failure))
        {
            return new DatabaseUnreachable();
        }
        catch (DatabaseDamagedException damaged)
        {
            return new DatabaseDamaged(damaged.File);
        }
    }

    private int Fail(string sentence)
    {
        console.Error.WriteLine(sentence);
        return 1;
    }

    private static async Task<bool> IsBehindAsync(IServiceProvider services, CancellationToken cancel) =>
        (await Migrations.PendingAsync(services, cancel)).Count > 0;

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        if (settings is not null)
            builder.Configuration.AddInMemoryCollection(settings);
        builder.AddDatabase();
        builder.AddFeatures();
        builder.AddFiles();
        builder.AddAccounts();
        return builder.Build();
    }
}
