using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Persistence;
using Wijkagent.Data.Sqlite;
using Wijkagent.TestSupport;
using Wijkagent.Web.Commands;

namespace Wijkagent.Web.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private const string Areas = """
        {"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"buurtcode":"BU03440111","buurtnaam":"Welgelegen","wijknaam":"Wijk 01 West","gemeentenaam":"Utrecht"},
        "geometry":{"type":"Polygon","coordinates":[[[5,52],[5.01,52],[5.01,52.01],[5,52.01],[5,52]]]}}]}
        """;

    private readonly TestDatabase database;
    private readonly TemporaryFolder folder = new();

    public CommandLineTests() => database = TestDatabase.Of(folder);

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(true, "migrate")]
    [InlineData(true, "import", "areas", "x")]
    [InlineData(true, "--help")]
    [InlineData(true, "imprt", "areas", "x")]
    [InlineData(false, "--environment=Development")]
    [InlineData(false, "--urls", "http://localhost:5081")]
    [InlineData(false, "urls=http://localhost:5081")]
    [InlineData(false, "/urls", "http://localhost:5081")]
    [InlineData(false)]
    public void Only_verbs_are_taken_from_the_website(bool verb, params string[] args) => Assert.Equal(verb, CommandLine.IsVerb(args));

    [Theory]
    [InlineData("migrate")]
    [InlineData("import areas")]
    [InlineData("import postcodes")]
    [InlineData("import officers")]
    [InlineData("import figures")]
    [InlineData("create-user")]
    [InlineData("verify audit")]
    public async Task Every_verb_explains_itself(string verb)
    {
        var (code, output, _) = await RunAsync([.. verb.Split(' '), "--help"]);

        Assert.Equal(0, code);
        Assert.Contains(verb, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("«imprt» is geen opdracht. Bedoelt u «import»?", "imprt", "areas", "x")]
    [InlineData("«create-usr» is geen opdracht. Bedoelt u «create-user»?", "create-usr")]
    [InlineData("«Migrate» is geen opdracht. Bedoelt u «migrate»?", "Migrate")]
    [InlineData("«appeltaart» is geen opdracht. Met --help ziet u welke er zijn.", "appeltaart")]
    [InlineData("Zeg na «import» wat er moet gebeuren: areas, postcodes, officers, figures.", "import")]
    [InlineData("Er ontbreekt iets: FILE|URL. Met --help staat er wat het is.", "import", "areas")]
    [InlineData("Er ontbreekt iets: EMAIL. Met --help staat er wat het is.", "create-user")]
    [InlineData("«baas» kan niet bij --role; het kan zijn: administrator, auditor, coordinator, editor, officer, partner, privacy-officer, resident.", "create-user", "a@b.nl", "--name", "A", "--role", "baas")]
    [InlineData("«20x» is geen jaar: vul vier cijfers in, zoals 2024.", "import", "areas", "x.geojson", "--year", "20x")]
    [InlineData("«nog» hoort hier niet. Met --help staat er wat wel kan.", "migrate", "nog")]
    public async Task What_is_mistyped_or_missing_is_said_in_one_sentence(string sentence, params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        Assert.Equal((1, "", sentence), (code, output, error.Trim()));
    }

    [Fact]
    public async Task A_file_without_a_name_is_a_file_that_is_not_there()
    {
        var (code, _, error) = await RunAsync(["import", "areas", ""]);

        Assert.Equal((1, "Het bestand  is er niet of mag niet worden gelezen."), (code, error.Trim().Split('\n')[^1]));
    }

    [Fact]
    public async Task Areas_are_imported_and_the_last_line_counts_them()
    {
        var file = folder.Write("buurten_2024.geojson", Areas);

        var (code, output, error) = await RunAsync(["import", "areas", file]);

        Assert.True(code == 0, error);
        Assert.Equal(
            "Klaar (2024): 1 gemeente, 1 wijk, 1 buurt; 3 toegevoegd, 0 gewijzigd, 0 vervallen, 0 vormen hersteld, 0 waterrijen overgeslagen.",
            output.Trim());
        Assert.Contains("Opslaan…", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_imports_work_too()
    {
        await RunAsync(["import", "areas", folder.Write("buurten_2024.geojson", Areas)]);

        var postcodes = await RunAsync(["import", "postcodes", folder.Write("p.csv", "pc4,buurtcode\n3531,BU03440111\n")]);
        var figures = await RunAsync(["import", "figures", folder.Write("f.csv", "code,inwoners\nGM0344,5\n"), "--year", "2023"]);
        var officers = await RunAsync(
            ["import", "officers", folder.Write("o.json", """{"politiebureaus":[{"uid":"1","naam":"Kroonstraat"}],"wijkagenten":[]}""")]);

        Assert.Equal("Klaar: 1 postcode toegevoegd, 0 gewijzigd, 1 koppeling met buurten erbij; 0 onbekende buurten en 0 onjuiste postcodes overgeslagen.", postcodes.Output.Trim());
        Assert.Equal("Klaar (2023): cijfers van 1 gebied toegevoegd, van 0 gewijzigd; 0 onbekende gebieden overgeslagen.", figures.Output.Trim());
        Assert.Equal("Klaar: 1 bureau en 0 wijkagenten gelezen; 2 toegevoegd, 0 gewijzigd, 0 vertrokken, 0 zonder werkgebied.", officers.Output.Trim());
        await using var db = database.Open();
        Assert.Equal("Basisteam Kroonstraat", (await db.Teams.SingleAsync()).Name);
    }

    [Fact]
    public async Task A_verb_that_fails_says_why_in_one_sentence_and_stores_nothing()
    {
        var file = folder.Write("buurten_2024.geojson", Areas.Replace("Welgelegen", "", StringComparison.Ordinal));

        var (code, output, error) = await RunAsync(["import", "areas", file]);

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Equal("BU03440111 heeft geen naam.", error.Trim().Split('\n')[^1]);
        await using var db = database.Open();
        Assert.False(await db.Municipalities.AnyAsync());
    }

    [Theory]
    [InlineData("http://example.com/a.geojson", "Alleen een https-adres wordt opgehaald.")]
    [InlineData("file:///etc/passwd", "Alleen een https-adres wordt opgehaald.")]
    [InlineData("https://127.0.0.1/a.geojson", "Het bestand kan niet worden opgehaald: het adres is niet openbaar.")]
    [InlineData("https://localhost/a.geojson", "Het bestand kan niet worden opgehaald: het adres is niet openbaar.")]
    [InlineData("/nowhere/a.geojson", "Het bestand /nowhere/a.geojson is er niet of mag niet worden gelezen.")]
    public async Task Only_public_https_addresses_and_files_that_are_there_are_read(string from, string sentence)
    {
        var (code, _, error) = await RunAsync(["import", "areas", from]);

        Assert.Equal(1, code);
        Assert.Equal(sentence, error.Trim().Split('\n')[^1]);
    }

    [Theory]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("145.100.100.1", true)]
    [InlineData("2a02:22a0::1", true)]
    public void Addresses_of_this_machine_and_its_network_are_told_from_public_ones(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task Before_migrate_verbs_refuse_and_migrate_makes_the_database()
    {
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings:Wijkagent"] = $"Data Source={Path.Combine(folder.Root, "new.db")};Pooling=False",
            ["Data:Directory"] = folder.Root,
        };

        var before = await RunAsync(["import", "areas", folder.Write("buurten_2024.geojson", Areas)], settings: settings);
        var migrate = await RunAsync(["migrate"], settings: settings);
        var again = await RunAsync(["migrate"], settings: settings);

        Assert.Equal((1, "De database is niet bijgewerkt: voer eerst migrate uit."), (before.Code, before.Error.Trim()));
        Assert.True(migrate.Code == 0, migrate.Error);
        Assert.DoesNotContain(" 0 ", migrate.Output, StringComparison.Ordinal);
        Assert.Equal("Klaar: 0 migraties uitgevoerd.", again.Output.Trim());
    }

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task Migrate_keeps_a_copy_and_does_not_wait_for_the_lock_of_a_run_that_was_killed()
    {
        await using (var db = database.Open())
        {
            // As after a kill in the middle: the lock's row is there, and a migration seems not to be applied.
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL)");
            await db.Database.ExecuteSqlRawAsync("INSERT OR REPLACE INTO __EFMigrationsLock VALUES (1, '2026-01-01')");
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory WHERE MigrationId = {0}", db.Database.GetMigrations().First());
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var done = await RunAsync(["migrate"], cancel: limit.Token);

        // What it makes is there already, so the migration itself fails: it got past the lock, with the copy made.
        Assert.Equal(1, done.Code);
        Assert.Contains("already exists", done.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Root, "backups"), "*.db"));
    }

    [Fact]
    [Trait(TestStore.Trait, TestStore.Sqlite)]
    public async Task Of_the_copies_made_before_migrations_the_last_three_are_kept()
    {
        var connection = $"Data Source={Path.Combine(folder.Root, "old.db")};Pooling=False";
        var options = new DbContextOptionsBuilder<WijkagentDbContext>();
        options.UseSqliteDatabase(connection);
        await using (var db = new WijkagentDbContext(options.Options))
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First());
        var backups = Directory.CreateDirectory(Path.Combine(folder.Root, "backups")).FullName;
        foreach (var day in new[] { "20250101", "20250201", "20250301", "20250401" })
            File.WriteAllText(Path.Combine(backups, $"wijkagent-{day}-120000-before-x.db"), "");
        File.WriteAllText(Path.Combine(backups, "van-mijzelf.db"), "");

        var done = await RunAsync(["migrate"], settings: Settings(connection));

        Assert.True(done.Code == 0, done.Error);
        var kept = Directory.GetFiles(backups, "*.db").Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(4, kept.Count);
        Assert.Equal(["van-mijzelf.db", "wijkagent-20250301-120000-before-x.db", "wijkagent-20250401-120000-before-x.db"], kept[..3]);
        Assert.True(new FileInfo(Path.Combine(backups, kept[3]!)).Length > 0);
    }

    [Fact]
    public async Task A_user_is_made_with_roles_and_a_password_from_standard_input()
    {
        var (code, output, error) = await RunAsync(
            ["create-user", "beheer@voorbeeld.nl", "--name", "Bea Beheer", "--role", "administrator", "--role", "editor", "--password-stdin"],
            "een lang wachtwoord\n");

        Assert.True(code == 0, error);
        Assert.Equal("Klaar: account beheer@voorbeeld.nl gemaakt met rol administrator, editor.", output.Trim());
        await using var db = database.Open();
        var user = await db.Users.SingleAsync();
        Assert.Equal(("Bea Beheer", true), (user.DisplayName, user.EmailConfirmed));
        Assert.Equal(2, await db.UserRoles.CountAsync(r => r.UserId == user.Id));
        // The log knows of it, as of an account that an administrator makes.
        Assert.Equal(user.Id, (await db.Events.SingleAsync(e => e.Name == "AccountMade")).SubjectId);
        Assert.Contains(await db.AuditEntries.ToListAsync(), entry => entry.SubjectId == user.Id);
    }

    [Fact]
    public async Task An_account_of_an_officer_or_a_team_belongs_to_it()
    {
        var town = new TownBuilder();
        await using (var arranged = database.Open())
        {
            await town.AddToAsync(arranged);
            await town.AddOfficerAsync(arranged, "Wim", "West", o => TownBuilder.Has(o, town.West));
        }

        foreach (var (email, role, option, slug) in new[]
        {
            ("wim@voorbeeld.nl", RoleNames.Officer, "--officer", "wim-west"),
            ("cora@voorbeeld.nl", RoleNames.Coordinator, "--team", town.Team.Slug),
        })
        {
            var (code, _, error) = await RunAsync(
                ["create-user", email, "--name", "A", "--role", role, "--password-stdin", option, slug], "een lang wachtwoord\n");
            Assert.True(code == 0, error);
        }

        await using var db = database.Open();
        var users = (await db.Users.ToListAsync()).OrderByDescending(u => u.Email);
        Assert.Equal([(town.Team.Id, true), (town.Team.Id, false)], users.Select(u => (u.TeamId!.Value, u.OfficerId is not null)));
    }

    [Theory]
    [InlineData("Het account is niet gemaakt: het wachtwoord moet minstens 12 tekens lang zijn.", "kort", "a@b.nl")]
    [InlineData("Het account is niet gemaakt: het e-mailadres klopt niet.", "een lang wachtwoord", "geen adres")]
    [InlineData("Geen wachtwoord: typ het na de vraag, of gebruik --password-stdin.", "", "a@b.nl")]
    [InlineData("Er is geen wijkagent of team «niemand».", "een lang wachtwoord", "a@b.nl", "--officer", "niemand")]
    [InlineData("Een account met rol officer hoort bij een wijkagent: noem die met --officer.", "een lang wachtwoord", "a@b.nl", "--role", "officer")]
    [InlineData("Een account met rol coordinator hoort bij een team: noem dat met --team.", "een lang wachtwoord", "a@b.nl", "--role", "coordinator")]
    public async Task A_user_that_can_not_be_is_not_made(string sentence, string password, string email, params string[] more)
    {
        var (code, _, error) = await RunAsync(
            ["create-user", email, "--name", "A", "--role", RoleNames.Editor, "--password-stdin", .. more], password);

        Assert.Equal((1, sentence), (code, error.Trim()));
        await using var db = database.Open();
        Assert.False(await db.Users.AnyAsync() || await db.Roles.AnyAsync());
    }

    private Dictionary<string, string?> Settings(string connection) =>
        new() { ["ConnectionStrings:Wijkagent"] = connection, ["Data:Directory"] = folder.Root };

    private async Task<(int Code, string Output, string Error)> RunAsync(
        string[] args, string input = "", Dictionary<string, string?>? settings = null, CancellationToken cancel = default)
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var reader = new StringReader(input);
        var console = new CommandConsole(output, error, reader, IsTerminal: false);
        var code = await CommandLine.RunAsync(args, console, settings ?? new(database.Settings) { ["Data:Directory"] = folder.Root }, cancel);
        return (code, output.ToString(), error.ToString());
    }
}
