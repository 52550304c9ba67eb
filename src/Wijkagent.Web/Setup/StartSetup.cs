using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Persistence.Seeding;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Web.Health;

namespace Wijkagent.Web.Setup;

/// <summary>
/// What happens before the first request. The embedded database is migrated and filled by the program itself; SQL Server
/// is migrated by the verb <c>migrate</c> alone, and the node is not ready until that was done.
/// </summary>
public static class StartSetup
{
    /// <summary>Whether Development fills an empty database with the demo town; true unless it is set to false.</summary>
    public const string SeedDemo = "Seed:Demo";

    /// <summary>Where the program listens when nothing else was said.</summary>
    public const string DefaultUrl = "http://localhost:5080";
    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports"];
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(25);

    /// <summary>Lets requests and mails that are under way end before the program does.</summary>
    public static void AddStart(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = DrainTime);
        builder.Services.AddHostedService<DrainDelay>();
        // Not in appsettings.json, which would go before ASPNETCORE_URLS.
        if (!AddressSettings.Any(setting => builder.Configuration[setting] is { Length: > 0 }))
            builder.WebHost.UseUrls(DefaultUrl);
    }

    /// <summary>
    /// Brings the database in order, and serves until the program is told to stop. What keeps it from starting, and is no
    /// fault of the program, is said in one sentence.
    /// </summary>
    /// <returns>What the program ends with.</returns>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        try
        {
            await app.PrepareAsync();
            await app.StartAsync();
        }
        catch (DatabaseDamagedException damaged)
        {
            return RequiredSettings.Refuse($"{damaged.File} is damaged or no database: put back the copy of it, as docs/operations.md says.");
        }
        catch (CryptographicException)
        {
            // What a version of before kept in the clear is sealed before anybody is served, which takes the keys.
            return RequiredSettings.Refuse("the key ring can't be read: put back the copy of it, as docs/operations.md says.");
        }
        catch (IOException failure) when (TakenAddress.Is(failure))
        {
            // Nothing is disposed of: workers that began end with the process, and would only say that their services are gone.
            return RequiredSettings.Refuse(
                $"another program listens at {TakenAddress.In(failure)}: stop that one, or give this one another address in ASPNETCORE_URLS.");
        }

        await app.WaitForShutdownAsync();
        await app.DisposeAsync();
        return 0;
    }

    /// <summary>Brings the database in order, and tells where the portal is once it can be reached.</summary>
    private static async Task PrepareAsync(this WebApplication app)
    {
        IReadOnlyList<DemoAccount>? accounts = null;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            if (await PrepareDatabaseAsync(scope.ServiceProvider, app) && app.Environment.IsDevelopment())
                accounts = await scope.ServiceProvider.GetRequiredService<DemoAccountsHere>().ListAsync(app.Lifetime.ApplicationStopping);
        }

        app.Lifetime.ApplicationStarted.Register(() => TellWhereToLook(app, accounts));
    }

    /// <returns>Whether the database is complete and can be read; when it is not, the node lives and is not ready.</returns>
    private static async Task<bool> PrepareDatabaseAsync(IServiceProvider services, WebApplication app)
    {
        var cancel = app.Lifetime.ApplicationStopping;
        if (!DatabaseSetup.IsSqlServer(app.Configuration))
            await Migrations.MigrateAsync(services, cancel);
        else if (await IsCompleteAsync(services, cancel))
            await Migrations.CompleteAsync(services, cancel);
        else
            return false;

        if (await services.GetRequiredService<ContentKeysProof>().WhatIsWrongAsync(cancel) is { } wrong)
        {
            app.Logger.LogCritical("What people told can't be read: {Wrong}", wrong);
            return false;
        }

        if (app.Environment.IsDevelopment()
            && app.Configuration.GetValue(SeedDemo, true)
            && !await services.GetRequiredService<WijkagentDbContext>().Municipalities.AnyAsync(cancel))
        {
            await services.GetRequiredService<DemoSeed>().RunAsync(known: true, cancel);
        }

        return true;
    }

    /// <summary>Whether SQL Server can be reached and is migrated. While it is not, the node lives but is not ready.</summary>
    private static async Task<bool> IsCompleteAsync(IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            return (await Migrations.PendingAsync(services, cancel)).Count == 0;
        }
        catch (Exception failure) when (failure is DbException or RetryLimitExceededException)
        {
            services.GetRequiredService<ILogger<WebApplication>>().LogError(failure, "The database can't be reached");
            return false;
        }
    }

    private static void TellWhereToLook(WebApplication app, IReadOnlyList<DemoAccount>? accounts)
    {
        if (!app.Environment.IsDevelopment())
            return;
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (url is null)
            return;
        Console.WriteLine(
            $"""

              Wijkagent   {url}
              Desk        {url}/kantoor
              Mails       {url}/ontwikkel/post
              Codes       {url}/ontwikkel/codes

            {DemoLines(accounts)}

            """);
    }

    private static string DemoLines(IReadOnlyList<DemoAccount>? accounts)
    {
        if (accounts is null)
            return "  It is not ready to be used: the lines above say why.";
        if (accounts.Count == 0)
            return "  There are no demo accounts in this database; the verb create-user makes one.";
        var (width, roles) = (accounts.Max(a => a.Email.Length), accounts.Max(a => a.Role.Length));
        return $"""
              Demo accounts, all with password {DemoAccount.Password}; the key is for an authenticator app:
            {string.Join('\n', accounts.Select(a => $"  {a.Email.PadRight(width)}  {a.Role.PadRight(roles)}  {a.App}"))}
            """;
    }
}
