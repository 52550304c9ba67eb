using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Moq;
using Wijkagent.Core.Persistence;
using Wijkagent.TestSupport;
using Wijkagent.Web.Health;
using Wijkagent.Web.Setup;

namespace Wijkagent.Web.Tests.Setup;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_node_in_order_says_so_in_one_word(string address)
    {
        await using var factory = new WijkagentFactory();
        await factory.ArrangeAsync(_ => Task.CompletedTask);

        var answer = await factory.CreateClient().GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_node_that_has_not_read_its_areas_is_not_ready()
    {
        await using var factory = new WijkagentFactory();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await factory.CreateClient().GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task Strangers_who_keep_asking_cost_the_database_one_write_in_two_seconds()
    {
        await using var factory = new WijkagentFactory();
        await factory.ArrangeAsync(_ => Task.CompletedTask);
        var client = factory.CreateClient();
        await client.GetAsync("/health/ready");
        factory.ForgetCommands();

        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(0, factory.Commands);

        factory.Clock.Advance(TimeSpan.FromSeconds(2));
        await client.GetAsync("/health/ready");
        Assert.NotEqual(0, factory.Commands);
    }

    [Fact]
    public async Task A_node_whose_disk_is_full_is_not_ready_but_lives()
    {
        await using var factory = new WijkagentFactory();
        await using var full = factory.WithWebHostBuilder(web => web.UseSetting(Health.DiskSpaceCheck.MinimumSetting, "999999999"));
        var client = full.CreateClient();

        var ready = await client.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("Unhealthy", await ready.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task A_node_whose_store_of_files_is_away_is_ready_and_says_that_it_is_not_whole()
    {
        await using var factory = new WijkagentFactory();
        await factory.ArrangeAsync(_ => Task.CompletedTask);
        await using var elsewhere = await FakeS3.StartAsync(factory.Clock);
        await using var node = factory.WithWebHostBuilder(web =>
        {
            foreach (var (key, value) in new[] { ("Endpoint", elsewhere.Place.Endpoint.AbsoluteUri), ("Bucket", elsewhere.Place.Bucket), ("AccessKey", elsewhere.Place.AccessKey), ("SecretKey", elsewhere.Place.SecretKey), ("Region", elsewhere.Place.Region) })
                web.UseSetting($"{S3Settings.Section}:{key}", value);
        });
        var client = node.CreateClient();
        await node.Services.GetRequiredService<Core.Neighbourhoods.Locating.Atlas>().OpenAsync(default);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await ReadyAsync());
        Assert.Equal("GET /meldingen/files/health", Assert.Single(elsewhere.Asked));

        elsewhere.Refuses = (403, "AccessDenied");
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await ReadyAsync());
        factory.Clock.Advance(FilesCheck.Believed);
        Assert.Equal((HttpStatusCode.OK, "Degraded"), await ReadyAsync());
        elsewhere.Refuses = null;
        factory.Clock.Advance(FilesCheck.Believed);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await ReadyAsync());

        async Task<(HttpStatusCode, string)> ReadyAsync()
        {
            var answer = await client.GetAsync("/health/ready");
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData(2, "Healthy")]
    [InlineData(-2, "Healthy")]
    [InlineData(3, "Degraded")]
    [InlineData(-600, "Degraded")]
    public async Task A_node_whose_clock_is_off_from_the_database_serves_on_and_says_that_it_is_not_whole(int seconds, string says)
    {
        await using var factory = new WijkagentFactory();
        var dialect = new Mock<IDatabaseDialect>();
        dialect.Setup(d => d.ClockAsync(It.IsAny<DatabaseFacade>(), It.IsAny<CancellationToken>())).ReturnsAsync(() => factory.Now.AddSeconds(seconds));
        await using var node = factory.WithWebHostBuilder(web => web.ConfigureTestServices(services => services.AddSingleton(dialect.Object)));
        var client = node.CreateClient();
        await node.Services.GetRequiredService<Core.Neighbourhoods.Locating.Atlas>().OpenAsync(default);

        var ready = await client.GetAsync("/health/ready");

        Assert.Equal((HttpStatusCode.OK, says), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_node_that_is_told_to_stop_is_not_ready_from_then_on()
    {
        await using var factory = new WijkagentFactory();
        await using var draining = factory.WithWebHostBuilder(web => web.UseSetting(DrainDelay.Setting, "5"));
        var client = draining.CreateClient();

        draining.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task The_mails_of_developers_are_not_there_in_production()
    {
        await using var factory = new WijkagentFactory();

        Assert.Equal(HttpStatusCode.NotFound, (await factory.CreateClient().GetAsync("/ontwikkel/post")).StatusCode);
    }
}
