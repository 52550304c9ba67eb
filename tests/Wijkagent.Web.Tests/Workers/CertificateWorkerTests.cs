using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.TestSupport;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Tests.Workers;

/// <summary>The certificate of the key ring is looked at each day, whatever becomes of its file.</summary>
public sealed class CertificateWorkerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private readonly Lines lines = new();

    [Fact]
    public async Task That_it_ends_soon_is_said_and_a_file_that_can_not_be_read_ends_no_program()
    {
        var file = SelfSignedCertificate.Write(folder.Root, "ring", days: 10);
        var settings = new Dictionary<string, string?> { ["Keys:Certificate"] = file, ["Keys:CertificatePassword"] = SelfSignedCertificate.Password };
        using var worker = new CertificateWorker(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), clock, lines);

        await worker.StartAsync(default);
        Assert.Contains("ends on", await NextLineAsync(worker), StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "iets anders");
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("can't be read", await NextLineAsync(worker), StringComparison.Ordinal);

        File.Delete(file);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("can't be read", await NextLineAsync(worker), StringComparison.Ordinal);

        Assert.False(worker.ExecuteTask!.IsCompleted);
        await worker.StopAsync(default);
    }

    public void Dispose() => folder.Dispose();

    // Where the worker ended no line comes any more.
    private async Task<string> NextLineAsync(CertificateWorker worker)
    {
        var line = lines.NextAsync();
        Assert.Same(line, await Task.WhenAny(line, worker.ExecuteTask!));
        return await line;
    }

    private sealed class Lines : ILogger<CertificateWorker>
    {
        private readonly Channel<string> written = Channel.CreateUnbounded<string>();

        public async Task<string> NextAsync() => await written.Reader.ReadAsync();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            written.Writer.TryWrite(formatter(state, exception));
    }
}
