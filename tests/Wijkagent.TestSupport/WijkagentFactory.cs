using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.Core.Neighbourhoods.Locating;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;
using Wijkagent.Web.Workers;
using Wijkagent.Web.Workers.Backups;

namespace Wijkagent.TestSupport;

/// <summary>
/// The real program over HTTP, on a data directory and a migrated database of its own, with a clock that stands
/// still and a geocoder that answers what the test says. Nothing leaves the machine.
/// </summary>
public sealed class WijkagentFactory : WebApplicationFactory<Program>
{
    /// <summary>Where the program believes it is reached.</summary>
    public const string BaseUrl = "https://wijkagent.test";

    private readonly TestDatabase database = new(started: true);
    private readonly string directory = Directory.CreateTempSubdirectory("wijkagent-").FullName;
    private readonly CommandCounter counter = new();
    private bool started;

    /// <summary>A program that has not started; the first client or service starts it.</summary>
    public WijkagentFactory()
    {
        // Cookies that are Secure only come back over https; a test wants to see a redirect, not where it ends.
        ClientOptions.BaseAddress = new Uri(BaseUrl);
        ClientOptions.AllowAutoRedirect = false;
        Accounts = new Accounts(this);
    }

    /// <summary>Settings of the program besides the usual ones, with colons in their names.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Makes accounts and signs them in.</summary>
    public Accounts Accounts { get; }

    /// <summary>The clock: Monday 2 March 2026, 12.00 in the Netherlands, until a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 11, 0, 0, TimeSpan.Zero));

    /// <summary>What looks up addresses; finds nothing unless told otherwise.</summary>
    public FakeGeocoder Geocoder { get; } = new();

    /// <summary>Keeps the mails that were sent; can be told to fail.</summary>
    public FakeMailServer MailServer { get; } = new();

    /// <summary>The moment at which the clock stands, UTC.</summary>
    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    /// <summary>How many commands the database was given since the last <see cref="ForgetCommands"/>.</summary>
    public int Commands => counter.Count;

    /// <summary>Starts counting from nought.</summary>
    public void ForgetCommands() => counter.Forget();

    /// <summary>Does once what the worker does all day: sends all mails that are due.</summary>
    public async Task SendMailsAsync()
    {
        int handled;
        do
        {
            await using var scope = Services.CreateAsyncScope();
            handled = await scope.ServiceProvider.GetRequiredService<OutboxDispatch>().SendDueAsync(CancellationToken.None);
        }
        while (handled > 0);
    }

    /// <summary>Does once what the worker does all day: what has to be done for terms that have passed.</summary>
    public async Task LetTermsPassAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReportTerms>().RunAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<CaseTerms>().RunAsync(CancellationToken.None);
    }

    /// <summary>A context of the same database, as each request has its own.</summary>
    public WijkagentDbContext OpenDatabase() => database.Open();

    /// <summary>What a thief of the database has: its files and all that lies in the data directory but the keys.</summary>
    public IEnumerable<string> StolenFiles =>
        database.Files.Concat(Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(directory, file).StartsWith("keys", StringComparison.Ordinal)));

    /// <summary>To whom a mail in the outbox goes.</summary>
    public string AddressOf(OutboxMessage message) => Services.GetRequiredService<MailPayloads>().OpenAddress(message.To);

    /// <summary>A context of the content keys beside it.</summary>
    public ContentKeysDbContext OpenKeys() => database.OpenKeys();

    /// <summary>Changes the database, and lets the program see at once what it holds in memory.</summary>
    public async Task ArrangeAsync(Func<WijkagentDbContext, Task> change)
    {
        await using (var db = OpenDatabase())
        {
            await change(db);
            await db.SaveChangesAsync();
        }

        await Services.GetRequiredService<Atlas>().RefreshAsync(CancellationToken.None);
    }

    /// <summary>Reads an answer as a browser would.</summary>
    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <inheritdoc />
    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = base.CreateHost(builder);
        started = true;
        return host;
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        // Watching for changed settings costs each program a walk through all folders of the source, those of npm too.
        builder.UseSetting("hostBuilder:reloadConfigOnChange", "false");
        builder.UseSetting("Data:Directory", directory);
        foreach (var (name, value) in database.Settings)
            builder.UseSetting(name, value);
        builder.UseSetting("Site:BaseUrl", BaseUrl);
        builder.UseSetting("Smtp:Host", "mail.wijkagent.test");
        builder.UseSetting("BaseMap:TilesUrl", "");
        builder.UseSetting("Shutdown:DrainSeconds", "0");
        // The clock stands still while a test fills in the form.
        builder.UseSetting("Screening:QuickestSeconds", "0");
        builder.UseSetting("Screening:PressurePerMinute", "1000000");
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Replace(ServiceDescriptor.Singleton<IGeocoder>(Geocoder));
            services.Replace(ServiceDescriptor.Singleton<IMailTransport>(MailServer));
            services.Replace(ServiceDescriptor.Singleton(database.MasterKey));
            // Every test signs in; what a password costs in earnest has a test of its own.
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
            // Mails leave, terms pass and areas are read again when a test says so: until then it can look at what is
            // there, and a clock that jumps a day does not make a worker look ten thousand times.
            var workers = new[] { typeof(OutboxWorker), typeof(TermsWorker), typeof(FilesWorker), typeof(AtlasWorker), typeof(AuditWorker), typeof(BackupWorker), typeof(CheckpointWorker) };
            foreach (var worker in services.Where(s => workers.Contains(s.ImplementationType)).ToList())
                services.Remove(worker);
            services.AddSingleton<IDbContextOptionsConfiguration<WijkagentDbContext>>(new CountCommands(counter));
            KnownActions.ReadOnce(services);
        });
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing && started)
            LimiterTimers.Stop(Server);
        base.Dispose(disposing);
        if (!disposing)
            return;
        database.Dispose();
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
    }

    private sealed class CountCommands(CommandCounter counter) : IDbContextOptionsConfiguration<WijkagentDbContext>
    {
        public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder) =>
            optionsBuilder.AddInterceptors(counter);
    }
}
