using System.Net;
using Wijkagent.TestSupport;

namespace Wijkagent.Browser.Tests.Running;

/// <summary>A program for which a few reports are very many, as sixty a minute are for one that is set up as usual.</summary>
public sealed class BusyProgram : IAsyncLifetime
{
    private const int VeryMany = 2;

    private readonly RunningProgram program = new(new Dictionary<string, string?>(Browser.OutOfReach) { ["Screening:PressurePerMinute"] = $"{VeryMany}" });

    /// <summary>Where it listens.</summary>
    public string Address => program.Address;

    /// <inheritdoc />
    public Task InitializeAsync() => program.StartAsync();

    /// <inheritdoc />
    public async Task DisposeAsync() => await program.DisposeAsync();

    /// <summary>Lets very many reports come in, from here on for a minute: in one request each.</summary>
    public async Task CrowdAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Address) };
        var device = new Device(http);
        for (var sent = 0; sent < VeryMany; sent++)
        {
            var (status, told) = await device.SendAsync(new Dictionary<string, string?>(Device.Complete(Device.NewKey())) { ["Form.Place"] = "1491 AB" });
            Assert.Equal((HttpStatusCode.OK, "sent"), (status, told.GetProperty("state").GetString()));
        }
    }
}
