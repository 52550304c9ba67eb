using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Wijkagent.TestSupport;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Tests.Setup;

public sealed class RequiredSettingsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Production_says_all_that_is_missing_at_once()
    {
        var missing = Missing(Environments.Production, ("Database:Provider", "SqlServer"));

        Assert.Equal(5, missing.Count);
        Assert.Contains(missing, m => m.StartsWith("Site__BaseUrl", StringComparison.Ordinal));
        Assert.Contains(missing, m => m.StartsWith("Smtp__Host", StringComparison.Ordinal));
        Assert.Contains(missing, m => m.StartsWith("ConnectionStrings__Wijkagent", StringComparison.Ordinal));
        Assert.Contains(missing, m => m.StartsWith("ConnectionStrings__Keys", StringComparison.Ordinal));
        Assert.Contains(missing, m => m.StartsWith("Keys__Certificate", StringComparison.Ordinal));
    }

    [Fact]
    public void Production_on_one_machine_needs_an_address_and_mail_alone() =>
        Assert.Empty(Missing(Environments.Production, ("Site:BaseUrl", "https://wijkagent.example"), ("Smtp:Host", "mail")));

    [Fact]
    public void Development_needs_nothing() => Assert.Empty(Missing(Environments.Development));

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("https://wijkagent.example", true)]
    [InlineData("http://wijkagent.example", false)]
    [InlineData("wijkagent.example", false)]
    [InlineData("ftp://localhost", false)]
    public void Links_in_mails_are_https_except_on_the_own_machine(string address, bool accepted) =>
        Assert.Equal(accepted, Missing(Environments.Production, ("Site:BaseUrl", address), ("Smtp:Host", "mail")).Count == 0);

    [Fact]
    public void An_unknown_database_is_named() =>
        Assert.Contains("Oracle", Assert.Single(Missing(Environments.Development, ("Database:Provider", "Oracle"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("Cluster:Enabled", "true", "Cluster__Enabled")]
    [InlineData("Cluster:Enabled", "ja", "Cluster__Enabled")]
    [InlineData("Screening:PressurePerMinute", "0", "Screening__PressurePerMinute")]
    [InlineData("Smtp:Port", "abc", "Smtp__Port")]
    [InlineData("Smtp:Port", "0", "Smtp__Port")]
    [InlineData("Smtp:UseTls", "misschien", "Smtp__UseTls")]
    [InlineData("Smtp:User", "x", "Smtp__Password")]
    [InlineData("Smtp:Password", "x", "Smtp__User")]
    [InlineData("Locatieserver:BaseUrl", "nonsense", "Locatieserver__BaseUrl")]
    [InlineData("Locatieserver:BaseUrl", "file:///etc", "Locatieserver__BaseUrl")]
    [InlineData("BaseMap:TilesUrl", "http://kaart.example/{z}/{x}/{y}.png", "BaseMap__TilesUrl")]
    [InlineData("BaseMap:TilesUrl", "https://kaart.example/{z}/{x}.png", "BaseMap__TilesUrl")]
    [InlineData("BaseMap:TilesUrl", "https://{z}.example/{z}/{x}/{y}.png", "BaseMap__TilesUrl")]
    [InlineData("BaseMap:TilesUrl", "https://a:b@kaart.example/{z}/{x}/{y}.png", "BaseMap__TilesUrl")]
    [InlineData("BaseMap:TilesUrl", "/kaart/{z}/{x}/{y}.png", "BaseMap__TilesUrl")]
    [InlineData("Proxy:KnownProxies", "10.0.0.4, foo", "foo")]
    [InlineData("Data:Directory", "/proc/nergens", "Data__Directory")]
    [InlineData("Data:Directory", "/etc/hostname", "Data__Directory")]
    public void A_setting_that_can_not_be_used_is_named(string key, string value, string named) =>
        Assert.Contains(named, Assert.Single(Missing(Environments.Development, (key, value))), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/standaard/EPSG:3857/{z}/{x}/{y}.png")]
    [InlineData("https://kaart.example/wmts?laag=grijs&TileMatrix={z}&TileCol={x}&TileRow={y}")]
    [InlineData("http://localhost:8080/{z}/{x}/{y}.png")]
    [InlineData("")]
    public void A_base_map_is_asked_over_https_or_on_the_own_machine_or_not_at_all(string pattern) =>
        Assert.Empty(Missing(Environments.Development, ("BaseMap:TilesUrl", pattern)));

    [Fact]
    public void A_provider_of_sign_in_that_is_set_by_half_is_named_part_by_part()
    {
        Assert.Equal(
            ["Oidc__Authority", "Oidc__ClientSecret", "Oidc__Roles__…"],
            Missing(Environments.Development, ("Oidc:ClientId", "wijkagent")).Select(m => m.Split(' ')[0]));
        var wrong = Missing(
            Environments.Development,
            ("Oidc:Authority", "http://login.example"), ("Oidc:ClientId", "wijkagent"), ("Oidc:ClientSecret", "geheim"),
            ("Oidc:Roles:iedereen", "resident"), ("Oidc:Roles:bazen", "baas"), ("Oidc:Roles:agenten", "officer"));
        Assert.Equal(["Oidc__Authority", "Oidc__Roles__bazen", "Oidc__Roles__iedereen"], wrong.Select(m => m.Split(' ')[0]).Order());
    }

    [Fact]
    public void A_store_of_files_that_is_set_by_half_is_named_part_by_part()
    {
        Assert.Equal(
            ["Files__S3__Endpoint", "Files__S3__AccessKey", "Files__S3__SecretKey"],
            Missing(Environments.Production, ("Site:BaseUrl", "https://wijkagent.example"), ("Smtp:Host", "mail"), ("Files:S3:Bucket", "meldingen")).Select(m => m.Split(' ')[0]));
        (string, string)[] whole = [("Files:S3:Endpoint", "https://s3.example"), ("Files:S3:Bucket", "meldingen"), ("Files:S3:AccessKey", "a"), ("Files:S3:SecretKey", "b")];
        Assert.Empty(Missing(Environments.Development, whole));
        foreach (var (key, value) in new[] { ("Endpoint", "http://s3.example"), ("Endpoint", "https://s3.example/map?x=1"), ("Endpoint", "https://a:b@s3.example"), ("Bucket", "Mijn Bucket"), ("Region", " ") })
            Assert.StartsWith($"Files__S3__{key} is ", Assert.Single(Missing(Environments.Development, [.. whole.Where(w => w.Item1 != "Files:S3:" + key), ("Files:S3:" + key, value)])), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private IReadOnlyList<string> Missing(string environment, params (string Key, string Value)[] settings) =>
        RequiredSettings.Missing(
            new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build(),
            new HostingEnvironment { EnvironmentName = environment, ContentRootPath = folder.Root });
}
