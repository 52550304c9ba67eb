using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Public.Reporting;

namespace Wijkagent.Web.Tests.Targets;

/// <summary>
/// «Double report» of security.md: who sends a report and loses the connection before the answer comes sends it again, and
/// there is one report, with the code that is shown. Of a file that is cut off nothing is kept. The program is a process of its own, so that what is cut is a connection.
/// </summary>
[Trait("Suite", "Targets")]
[Trait(TestStore.Trait, TestStore.Sqlite)]
public sealed class CutOffTests
{
    // Cut at once, or so much later that the report is being kept.
    private const int Moments = 10;
    private const int MillisecondsBetween = 3;

    [Fact]
    public Task A_form_or_a_film_that_is_cut_off_and_sent_again_is_there_once() => SendAsync(forms: 10);

    [Fact]
    [Trait("Category", "Long")]
    public Task Five_hundred_forms_that_are_cut_off_and_sent_again_make_five_hundred_reports() => SendAsync(forms: 500);

    private static async Task SendAsync(int forms)
    {
        using var town = await TownInProduction.BuildAsync();
        await using var program = new RunningProgram(town.Settings);
        await program.StartAsync();
        await using var between = new Balancer([() => new Uri(program.Address)]);

        var codes = new HashSet<string>();
        var cut = 0;
        for (var form = 0; form < forms; form++)
        {
            using var connection = new Impatient(new BehindProxy(between.Address, "198.51.100.1"));
            using var browser = new HttpClient(connection, disposeHandler: false) { BaseAddress = new Uri(WijkagentFactory.BaseUrl) };
            var visitor = await new Visitor(browser).ToCheckAsync(form % 2 == 0 ? Journey.Anonymous : Journey.Known());

            // Of three forms two are kept, and their answer is lost; of one nobody waits for it.
            between.LosesAnswers = form % 3 > 0;
            connection.GoneAfter = between.LosesAnswers ? null : TimeSpan.FromMilliseconds(form % Moments * MillisecondsBetween);
            cut += await IsCutAsync(visitor) ? 1 : 0;
            (between.LosesAnswers, connection.GoneAfter) = (false, null);
            await visitor.SendAsync();
            Assert.Equal("/melden/verzonden", visitor.Address);
            Assert.True(codes.Add(visitor.Text("#code")), "the code of another form");
        }

        await SendFilmAsync(program);
        Figures.Tell(string.Create(CultureInfo.InvariantCulture, $"Cut off: {forms} forms, of which {cut} were cut off before the answer came; {codes.Count} codes."));
        Assert.NotEqual(0, cut);
        await using var db = town.Database.OpenSealed();
        Assert.Equal(codes.Order(), await db.Reports.Select(r => r.Code).OrderBy(c => c).ToListAsync());
        Assert.Equal(forms / 2, await db.Outbox.CountAsync());
    }

    /// <summary>Of a film of which half arrives nothing stays, nor of the photo before it; sent again it is there.</summary>
    private static async Task SendFilmAsync(RunningProgram program)
    {
        using var proxy = new BehindProxy(new Uri(program.Address), "198.51.100.1");
        using var browser = proxy.ToClient();
        var visitor = await new Visitor(browser).ToWhatAsync();
        await visitor.SendAsync(Journey.What());
        var film = Movies.Film(data: 3_000_000);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(visitor.Page.QuerySelector("form[enctype] input[type=hidden]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Pictures.Jpeg()), "Files", "hek.jpg" },
            { new ByteArrayContent(film), "Files", "film.mp4" },
        };
        using var half = new Half(await form.ReadAsByteArrayAsync(), form.Headers.ContentType);
        await Assert.ThrowsAsync<HttpRequestException>(() => browser.PostAsync(new Uri("/melden/fotos", UriKind.Relative), half));

        await visitor.GoAsync("/melden/fotos");
        Assert.Empty(visitor.Page.QuerySelectorAll(".wa-photo"));
        await visitor.SendFilesAsync([("film.mp4", film)], Journey.NoPhotos);
        Assert.Equal("/melden/rol", visitor.Address);
        Assert.Equal(0, await program.StopAsync());
        var kept = Assert.Single(Directory.EnumerateFiles(Path.Combine(program.Folder, "files"), "*", SearchOption.AllDirectories));
        Assert.InRange(new FileInfo(kept).Length, film.Length, long.MaxValue);
    }

    private static async Task<bool> IsCutAsync(Visitor visitor)
    {
        try
        {
            using var answer = await visitor.PostAsync();
            return false;
        }
        catch (Exception gone) when (gone is OperationCanceledException or HttpRequestException)
        {
            return true;
        }
    }

    /// <summary>A browser that can close its connection as soon as a form went out, or a moment later.</summary>
    private sealed class Impatient(BehindProxy proxy) : DelegatingHandler(proxy)
    {
        /// <summary>How long after it was sent; null to wait for the answer.</summary>
        public TimeSpan? GoneAfter { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (GoneAfter is not { } time || request.Content is not { } form)
                return await base.SendAsync(request, cancellationToken);
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            request.Content = new Told(await form.ReadAsByteArrayAsync(cancellationToken), form.Headers.ContentType, () => gone.CancelAfter(time));
            return await base.SendAsync(request, gone.Token);
        }
    }

    /// <summary>A form of which half goes out, and then the connection is gone.</summary>
    private sealed class Half : HttpContent
    {
        private readonly byte[] form;

        public Half(byte[] form, MediaTypeHeaderValue? type)
        {
            this.form = form;
            Headers.ContentType = type;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(form.AsMemory(0, form.Length / 2));
            await stream.FlushAsync();
            throw new IOException("Gone.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = form.Length;
            return true;
        }
    }

    /// <summary>A form that says when all of it went out.</summary>
    private sealed class Told : ByteArrayContent
    {
        private readonly Action sent;

        public Told(byte[] form, MediaTypeHeaderValue? type, Action sent)
            : base(form)
        {
            this.sent = sent;
            Headers.ContentType = type;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await base.SerializeToStreamAsync(stream, context, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            sent();
        }
    }
}
