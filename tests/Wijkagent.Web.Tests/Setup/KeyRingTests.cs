using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Persistence;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Tests.Setup;

/// <summary>The key ring in a database is of no use to who has that database alone.</summary>
public sealed class KeyRingTests : IDisposable
{
    private const string Password = SelfSignedCertificate.Password;
    private readonly TemporaryFolder folder = new();
    private readonly WijkagentFactory factory = new();

    public void Dispose()
    {
        factory.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task What_lies_in_the_database_is_wrapped_with_the_certificate()
    {
        using var program = Program(("Keys:Certificate", Certificate("nu")), ("Keys:CertificatePassword", Password));

        var page = await program.CreateClient(new() { BaseAddress = new Uri(WijkagentFactory.BaseUrl) }).GetAsync("/melden/soort");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        await using var db = factory.OpenDatabase();
        var keys = await db.Set<Microsoft.AspNetCore.DataProtection.EntityFrameworkCore.DataProtectionKey>().ToListAsync();
        Assert.NotEmpty(keys);
        Assert.All(keys, key =>
        {
            Assert.Contains("<EncryptedData", key.Xml, StringComparison.Ordinal);
            Assert.DoesNotContain("<masterKey", key.Xml, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_new_certificate_takes_over_and_the_old_one_still_opens_what_it_wrapped()
    {
        var (old, renewed) = (Certificate("oud"), Certificate("nieuw"));
        string letter;
        using (var before = Program(("Keys:Certificate", old), ("Keys:CertificatePassword", Password)))
            letter = Protector(before).Protect("geheim");

        using var after = Program(
            ("Keys:Certificate", renewed), ("Keys:CertificatePassword", Password),
            ("Keys:Old:0:Certificate", old), ("Keys:Old:0:CertificatePassword", Password));
        Assert.Equal("geheim", Protector(after).Unprotect(letter));

        using var without = Program(("Keys:Certificate", renewed), ("Keys:CertificatePassword", Password));
        Assert.Throws<CryptographicException>(() => Protector(without).Unprotect(letter));
    }

    [Theory]
    [InlineData("/melden/soort")]
    [InlineData("/aanmelden")]
    [InlineData("/meldingen")]
    public async Task While_the_ring_can_not_be_read_a_page_with_a_form_says_that_it_is_not_possible_now(string address)
    {
        // It was started before, with a ring that could be read.
        factory.CreateClient().Dispose();
        var ring = new DirectoryInfo(folder.Root);
        folder.Write("key-5f0f4c4e-6c55-4f5a-8a86-0b8b0b1d7c11.xml", "<?xml version=\"1.0\" encoding=\"utf-8\"?><key id=\"5f0f4c4e-6c55");
        using var program = factory.WithWebHostBuilder(web => web.ConfigureTestServices(services => services.AddDataProtection().PersistKeysToFileSystem(ring)));
        var client = program.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(WijkagentFactory.BaseUrl) });

        var visitor = await new Visitor(client).GoAsync(address);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(60), visitor.Answer.Headers.RetryAfter!.Delta);
        Assert.Equal("De website is even niet bereikbaar", visitor.Heading);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
    }

    [Theory]
    [InlineData("Production", true)]
    [InlineData("Development", false)]
    public void On_SQL_Server_there_has_to_be_a_certificate_where_people_are_served(string environment, bool required) =>
        Assert.Equal(required, Missing(environment).Any(line => line.StartsWith("Keys__Certificate is missing", StringComparison.Ordinal)));

    [Fact]
    public void What_is_wrong_with_a_certificate_is_said()
    {
        var good = Certificate("goed");

        Assert.Empty(Missing("Production", ("Keys:Certificate", good), ("Keys:CertificatePassword", Password)));
        Assert.Contains("password", Said(("Keys:Certificate", good), ("Keys:CertificatePassword", "een ander")), StringComparison.Ordinal);
        Assert.Contains("is not there", Said(("Keys:Certificate", "/nowhere/keys.pfx")), StringComparison.Ordinal);
        Assert.Contains("no PFX", Said(("Keys:Certificate", folder.Write("x.pfx", "geen pfx"))), StringComparison.Ordinal);
        Assert.Contains("ended on", Said(("Keys:Certificate", Certificate("verlopen", days: -1)), ("Keys:CertificatePassword", Password)), StringComparison.Ordinal);
        Assert.Contains("private key", Said(("Keys:Certificate", Certificate("half", withKey: false)), ("Keys:CertificatePassword", Password)), StringComparison.Ordinal);
        // What an old one has to open, it opens also when it has ended.
        Assert.Empty(Missing(
            "Production", ("Keys:Certificate", good), ("Keys:CertificatePassword", Password),
            ("Keys:Old:0:Certificate", Certificate("verlopen", days: -1)), ("Keys:Old:0:CertificatePassword", Password)));
        Assert.Contains("Keys__Old__0__Certificate", Said(
            ("Keys:Certificate", good), ("Keys:CertificatePassword", Password), ("Keys:Old:0:Certificate", "/nowhere/old.pfx")), StringComparison.Ordinal);
    }

    [Fact]
    public void From_thirty_days_before_its_end_a_certificate_is_spoken_of()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Keys:Certificate"] = Certificate("bijna", days: 32),
            ["Keys:CertificatePassword"] = Password,
        }).Build();
        var (clock, log) = (new FakeTimeProvider(TimeProvider.System.GetUtcNow()), new Lines());
        using var worker = new CertificateWorker(configuration, clock, log);

        worker.Look();
        Assert.Empty(log.Said);
        clock.Advance(TimeSpan.FromDays(2));
        worker.Look();
        Assert.Contains("in 29 days", Assert.Single(log.Said), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(31));
        worker.Look();
        Assert.Contains("no node starts any more", log.Said[^1], StringComparison.Ordinal);
    }

    private static IDataProtector Protector(WebApplicationFactory<Program> program) =>
        program.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("proef");

    private string Said(params (string Key, string Value)[] settings) =>
        Assert.Single(Missing("Production", settings), line => line.StartsWith("Keys__", StringComparison.Ordinal));

    private IReadOnlyList<string> Missing(string environment, params (string Key, string Value)[] settings) => RequiredSettings.Missing(
        new ConfigurationBuilder().AddInMemoryCollection(new (string Key, string Value)[]
        {
            ("Database:Provider", "SqlServer"), ("ConnectionStrings:Wijkagent", "x"), ("ConnectionStrings:Keys", "y"), ("Site:BaseUrl", "https://wijkagent.example"), ("Smtp:Host", "mail"),
        }.Concat(settings).ToDictionary(s => s.Key, s => (string?)s.Value)).Build(),
        new HostingEnvironment { EnvironmentName = environment, ContentRootPath = folder.Root });

    /// <summary>A program whose key ring lies in its database, as on SQL Server.</summary>
    private WebApplicationFactory<Program> Program(params (string Key, string Value)[] settings) => factory.WithWebHostBuilder(web =>
    {
        foreach (var (key, value) in settings)
            web.UseSetting(key, value);
        web.ConfigureTestServices(services => services.AddDataProtection().PersistKeysToDbContext<WijkagentDbContext>());
    });

    /// <summary>A self-signed certificate as a file.</summary>
    private string Certificate(string name, int days = 365, bool withKey = true) =>
        SelfSignedCertificate.Write(folder.Root, name, days, withKey);

    /// <summary>Keeps what is logged.</summary>
    private sealed class Lines : ILogger<CertificateWorker>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));
    }
}
