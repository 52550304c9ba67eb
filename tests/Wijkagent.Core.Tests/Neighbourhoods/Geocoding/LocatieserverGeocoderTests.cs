using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods.Geocoding;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Neighbourhoods.Geocoding;

public sealed class LocatieserverGeocoderTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly Service service = new();
    private LocatieserverGeocoder geocoder;

    public LocatieserverGeocoderTests() => geocoder = Make("https://locatieserver.test/v3_1");

    public void Dispose()
    {
        geocoder.Dispose();
        service.Dispose();
    }

    [Fact]
    public async Task A_postcode_is_found_with_its_streets_and_where_they_are()
    {
        service.Answers(Sample("pdok_v3_1_free_postcode_3584CC.json"));

        var found = await geocoder.FindAsync("3584 CC", CancellationToken.None);

        Assert.Equal(["Genèvelaan, 3584CC Utrecht", "Princetonplein, 3584CC Utrecht"], found.Value!.Select(a => a.Label));
        Assert.Equal(new GeoPoint(5.17196101, 52.08517866), found.Value![0].Point);
        var asked = Assert.Single(service.Asked);
        Assert.StartsWith("https://locatieserver.test/v3_1/free?q=3584%20CC&", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestions_and_looking_one_up_read_what_the_service_publishes()
    {
        service.Answers(Sample("pdok_v3_suggest_amersfoort.json"));
        var suggestion = Assert.Single((await geocoder.SuggestAsync("Lijsterstraat 20", CancellationToken.None)).Value!);
        Assert.Equal("Lijsterstraat 20, 3815DT Amersfoort", suggestion.Label);

        service.Answers(Sample("pdok_v3_lookup_amersfoort.json"));
        var found = await geocoder.LookUpAsync(suggestion.Id, CancellationToken.None);
        Assert.Contains("Amersfoort", found.Value!.Label, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_street_comes_with_how_it_runs_and_one_that_can_not_be_had_takes_no_address_away()
    {
        service.Answers("""
            {"response":{"docs":[
              {"type":"weg","weergavenaam":"Kade, Ergens","geometrie_ll":"LINESTRING(5.1 52.1,5.2 52.1)"},
              {"type":"weg","weergavenaam":"Kade, Nergens","geometrie_ll":"LINESTRING(5.1"},
              {"type":"weg","weergavenaam":"Kade, Elders"},
              {"type":"weg","weergavenaam":"Kade, Anders","geometrie_ll":7}]}}
            """);
        service.Fails(HttpStatusCode.InternalServerError);
        service.Answers(Sample("pdok_free_empty.json"));

        var street = Assert.Single((await geocoder.StreetsAsync("Kade, Ergens", CancellationToken.None)).Value!);
        Assert.Equal(("Kade, Ergens", "52.10000 5.10000,52.10000 5.20000"), (street.Label, street.Line.Text));
        Assert.Equal("https://locatieserver.test/v3_1/free?q=Kade%2C%20Ergens&rows=3&fq=type:weg&fl=id,weergavenaam,geometrie_ll", Assert.Single(service.Asked));
        Assert.IsType<AddressesUnavailable>((await geocoder.StreetsAsync("Dijk, Ergens", CancellationToken.None)).Error);
        Assert.True((await geocoder.FindAsync("Dijk", CancellationToken.None)).IsDone);
    }

    [Fact]
    public async Task Nothing_found_is_an_empty_list_and_no_nearest_address_is_nothing_here()
    {
        service.Answers(Sample("pdok_free_empty.json"));

        Assert.Empty((await geocoder.FindAsync("zzz", CancellationToken.None)).Value!);
        Assert.IsType<NothingHere>((await geocoder.NearestAsync(new GeoPoint(5, 52), CancellationToken.None)).Error);
    }

    [Fact]
    public async Task After_one_failure_it_is_asked_again()
    {
        service.Fails(HttpStatusCode.InternalServerError);
        service.Answers(Sample("pdok_free_empty.json"));

        Assert.True((await geocoder.FindAsync("x", CancellationToken.None)).IsDone);
        Assert.Equal(2, service.Asked.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"response":{"docs":7}}""")]
    [InlineData("""{"response":{"docs":[{"id":"a" """)]
    public async Task Nonsense_is_unavailable(string body)
    {
        service.Answers(body);

        Assert.IsType<AddressesUnavailable>((await geocoder.FindAsync("x", CancellationToken.None)).Error);
    }

    [Fact]
    public async Task Documents_that_lack_a_place_are_passed_over()
    {
        service.Answers("""
            {"response":{"docs":[
              {"id":"a","weergavenaam":"Zonder punt"},
              {"id":"b","weergavenaam":"Kapot","centroide_ll":"POINT(five 52)"},
              {"id":"c","weergavenaam":"Ver weg","centroide_ll":"POINT(500 52)"},
              {"id":7,"weergavenaam":"Goed","centroide_ll":"POINT(5.1 52.1)"},
              null, 3, "x"]}}
            """);

        Assert.Equal("Goed", Assert.Single((await geocoder.FindAsync("x", CancellationToken.None)).Value!).Label);
    }

    [Fact]
    public async Task A_huge_answer_is_cut_off()
    {
        service.Answers("{\"response\":{\"docs\":[]},\"x\":\"" + new string('x', LocatieserverGeocoder.MaxAnswer) + "\"}");

        Assert.IsType<AddressesUnavailable>((await geocoder.FindAsync("x", CancellationToken.None)).Error);
    }

    [Fact]
    public async Task Who_does_not_answer_in_two_seconds_is_asked_once_more_and_then_left_alone_for_a_while()
    {
        service.Hangs(() => clock.Advance(TimeSpan.FromSeconds(2)));

        Assert.IsType<AddressesUnavailable>((await geocoder.FindAsync("x", CancellationToken.None)).Error);
        Assert.Equal(2, service.Asked.Count);

        Assert.IsType<AddressesUnavailable>((await geocoder.FindAsync("y", CancellationToken.None)).Error);
        Assert.Equal(2, service.Asked.Count);

        clock.Advance(TimeSpan.FromSeconds(20));
        service.Answers(Sample("pdok_free_empty.json"));
        Assert.True((await geocoder.FindAsync("y", CancellationToken.None)).IsDone);
    }

    [Fact]
    public async Task The_same_question_is_asked_once_until_the_answer_is_old()
    {
        service.Answers(Sample("pdok_free_empty.json"));
        await geocoder.FindAsync("x", CancellationToken.None);
        await geocoder.FindAsync("x", CancellationToken.None);
        Assert.Single(service.Asked);

        clock.Advance(TimeSpan.FromHours(12));
        await geocoder.FindAsync("x", CancellationToken.None);
        Assert.Equal(2, service.Asked.Count);
    }

    [Fact]
    public async Task Switched_off_it_asks_nobody()
    {
        geocoder.Dispose();
        geocoder = Make("");

        Assert.IsType<AddressesUnavailable>((await geocoder.FindAsync("x", CancellationToken.None)).Error);
        Assert.Empty(service.Asked);
    }

    private static string Sample(string name) => File.ReadAllText(SharedData.File("geocoding/" + name));

    private LocatieserverGeocoder Make(string baseUrl) =>
        new(service, Options.Create(new LocatieserverOptions { BaseUrl = baseUrl }), clock, NullLogger<LocatieserverGeocoder>.Instance);

    /// <summary>A service that answers what it is told; the last answer stays.</summary>
    private sealed class Service : HttpMessageHandler, IHttpClientFactory
    {
        private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> answers = new();
        private Func<CancellationToken, Task<HttpResponseMessage>>? last;

        public List<string> Asked { get; } = [];

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        public void Answers(string body) => Next(_ => Task.FromResult(
            new HttpResponseMessage { Content = new StringContent(body, Encoding.UTF8, "application/json") }));

        public void Fails(HttpStatusCode status) => Next(_ => Task.FromResult(new HttpResponseMessage(status)));

        public void Hangs(Action meanwhile) => Next(async cancel =>
        {
            meanwhile();
            await Task.Delay(Timeout.Infinite, cancel);
            return new HttpResponseMessage();
        });

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsoluteUri);
            if (answers.TryDequeue(out var next))
                last = next;
            return last!(cancellationToken);
        }

        private void Next(Func<CancellationToken, Task<HttpResponseMessage>> answer) => answers.Enqueue(answer);
    }
}
