using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Persistence.Seeding;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Setup;

/// <summary>A database that takes no writes: what was sent is on the page, and can be sent again.</summary>
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class DatabaseAwayTests
{
    private const string Text = "Elke avond harde muziek tot diep in de nacht";
    private const int DiskIsFull = 13;

    [Fact]
    public async Task What_could_not_be_kept_stands_on_the_page_and_is_kept_when_it_is_sent_again()
    {
        var disk = new Disk();
        await using var factory = new WijkagentFactory();
        await using var program = factory.WithWebHostBuilder(web => web.ConfigureTestServices(services =>
            services.AddSingleton<IDbContextOptionsConfiguration<WijkagentDbContext>>(new On(disk))));
        var visitor = await StartAsync(factory, program);
        await visitor.ToWhatAsync();

        disk.IsFull = true;
        await visitor.SendAsync(Journey.What(Text));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Answer.StatusCode);
        Assert.NotNull(visitor.Answer.Headers.RetryAfter);
        Assert.Contains(Text, visitor.Main, StringComparison.Ordinal);
        // Who only reads notices nothing.
        var reader = new Visitor(program.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) }));
        Assert.Equal(HttpStatusCode.OK, (await reader.GoAsync("/wijken/ambrosiadam/westerwijk")).Answer.StatusCode);

        disk.IsFull = false;
        await visitor.SendAsync();
        Assert.Equal("/melden/fotos", visitor.Address);
        await visitor.GoAsync("/melden/wat");
        Assert.Contains(Text, visitor.Main, StringComparison.Ordinal);

        // Of a form in which nobody wrote anything no stamp or key is shown; it is sent again all the same.
        var sender = await new Visitor(program.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) })).ToCheckAsync(Journey.Anonymous);
        disk.IsFull = true;
        await sender.SendAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, sender.Answer.StatusCode);
        Assert.Null(sender.Page.QuerySelector("blockquote"));
        disk.IsFull = false;
        await sender.SendAsync();
        Assert.Equal("/melden/verzonden", sender.Address);
    }

    [Fact]
    public async Task A_secret_that_was_typed_is_never_on_that_page()
    {
        var disk = new Disk();
        await using var factory = new WijkagentFactory();
        await using var program = factory.WithWebHostBuilder(web => web.ConfigureTestServices(services =>
            services.AddSingleton<IDbContextOptionsConfiguration<WijkagentDbContext>>(new On(disk))));
        var visitor = await StartAsync(factory, program);
        await visitor.GoAsync("/meldingen");

        disk.IsAway = true;
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = "WA-2026-AAAAAA", ["Secret"] = "GEHEIM" });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Answer.StatusCode);
        Assert.DoesNotContain("GEHEIM", visitor.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_does_not_reach_its_server_says_that_it_is_not_possible_now()
    {
        using var folder = new TemporaryFolder();
        const string Nobody = "Server=127.0.0.1,1;Database=x;User Id=a;Password=b;Connect Timeout=1;Encrypt=False";
        await using var factory = new WijkagentFactory
        {
            Settings = new Dictionary<string, string?>
            {
                ["Database:Provider"] = DatabaseSetup.SqlServer,
                ["ConnectionStrings:Wijkagent"] = Nobody,
                ["ConnectionStrings:Keys"] = Nobody,
                ["Keys:Certificate"] = SelfSignedCertificate.Write(folder.Root, "keys"),
                ["Keys:CertificatePassword"] = SelfSignedCertificate.Password,
            },
        };

        var visitor = await new Visitor(factory.CreateClient()).GoAsync("/melden/soort");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Answer.StatusCode);
        Assert.NotNull(visitor.Answer.Headers.RetryAfter);
    }

    private static async Task<Visitor> StartAsync(WijkagentFactory factory, Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> program)
    {
        await using (var scope = program.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ReferenceSeed>().RunAsync(default);
        await using (var db = factory.OpenDatabase())
        {
            await new TownBuilder().AddToAsync(db);
            await db.SaveChangesAsync();
        }

        await program.Services.GetRequiredService<Core.Neighbourhoods.Locating.Atlas>().RefreshAsync(default);
        return new Visitor(program.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) }));
    }

    /// <summary>The disk under the database, which a test fills or takes away.</summary>
    private sealed class Disk : DbCommandInterceptor
    {
        public bool IsFull { get; set; }

        public bool IsAway { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            var writes = !command.CommandText.StartsWith("SELECT", StringComparison.Ordinal);
            if (IsAway || (IsFull && writes))
                throw new SqliteException("database or disk is full", DiskIsFull);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }

    private sealed class On(Disk disk) : IDbContextOptionsConfiguration<WijkagentDbContext>
    {
        public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(disk);
    }
}
