using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Access;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Targets;

/// <summary>
/// Bad input of security.md: every address of the program, with every value in every place it takes one from, as somebody who
/// may open it; as every role with <c>--long</c>. No answer is a fault of the program, tells how it is made, or gives back something that a browser would run.
/// </summary>
[Trait("Suite", "Targets")]
public sealed class HostileTests
{
    // Read back by a browser, this is an element; anything that escapes it is right.
    private const string Live = "<zz-live";
    private const string ForgedHeader = "X-Zz-Forged";

    /// <summary>What is tried every time: one of each sort, those for pages and for the database in one.</summary>
    private static readonly string[] Worst =
    [
        "\"'>" + Live + " onfocus=alert(1) autofocus>' OR 1=1; DROP TABLE Reports; --",
        "a\r\n" + ForgedHeader + ": ja\r\n\r\n" + Live + ">",
        "../../../../etc/passwd\0",
        new('x', 5000),
    ];

    /// <summary>The others, tried with <c>--long</c> (<see cref="HostileRoundTests"/>).</summary>
    private static readonly string[] Others =
    [
        "' OR 1=1; DROP TABLE Reports; --", "", " ", "0", "-1", "2147483648", "9223372036854775808", "NaN", "-Infinity", "1e309", "true", "null", "[]", "{}",
        "\ud800", "\ufffe\uffff", "\u202Egnp.exe\u200B\u2066", "e\u0301\u0301\u0301\u0301", "\U0001F468\u200D\U0001F469\u200D\U0001F467",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "WA-2026-AAAAAA", "ZK-2026-AAAAAA", "BU00000000",
        "0001-01-01", "9999-12-31", "2026-02-30", "25:61", "javascript:alert(1)", "//evil.example/%2e%2e", "\\\\evil.example\\a", "https://evil.example",
        "%", "_", "%%%_[^a]", "%00%0d%0a%ff%c0%af", "=1+cmd|'/c calc'!A0", "{{7*7}}${7*7}@(7*7)", "<!--#exec-->", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
        "(((((((((((((((((((((a+)+)+)+)+)+)+)+)+)+)+$", "a@" + new string('b', 300) + ".nl", new('9', 400), new('\u0301', 300), new('(', 3000),
    ];

    // Between them they open all but a few pages: what opens to one is not tried again as the next.
    [Theory]
    [InlineData(AccessMatrix.Visitor)]
    [InlineData(RoleNames.Coordinator, AccessMatrix.Visitor)]
    [InlineData(RoleNames.Administrator, AccessMatrix.Visitor, RoleNames.Coordinator)]
    public Task The_worst_of_input_is_answered_as_it_should_be(string role, params string[] tried) => TryAsync(role, tried, Worst, least: 200);

    /// <summary>Tries all that is known on every address, as one role; at least so many requests.</summary>
    internal static Task TryAllAsync(string role, int least) => TryAsync(role, [], [.. Worst, .. Others], least);

    private static async Task TryAsync(string role, string[] others, string[] values, int least)
    {
        await using var desk = await DeskTown.BuildAsync(NoLimits.Settings);
        var browser = role == AccessMatrix.Visitor ? desk.Host.CreateClient() : await desk.SignInAsync(role, role == RoleNames.Officer ? desk.West : null);
        var code = await desk.AddReportAsync(desk.Town.WestSouth);
        var token = await TokenAsync(browser, role);

        var (tried, wrong) = (0, new List<string>());
        // What ends the session comes last, or all that follows would be tried as somebody else.
        var endpoints = EndpointsOf(desk.Host).ToLookup(EndsTheSession);
        foreach (var endpoint in endpoints[false])
            await TryEndpointAsync(endpoint);
        if (role != AccessMatrix.Visitor)
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/account", UriKind.Relative))).StatusCode);
        foreach (var endpoint in endpoints[true])
            await TryEndpointAsync(endpoint);

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {tried}:\n{string.Join('\n', wrong.Take(30))}");
        Assert.True(tried >= least, $"only {tried} requests");

        async Task TryEndpointAsync(RouteEndpoint endpoint)
        {
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var route = new Access.Route(method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));
                foreach (var value in others.Any(other => AccessMatrix.MayOpen(other, route) == true) ? [] : values)
                {
                    foreach (var address in AddressesOf(endpoint, value, code))
                    {
                        using var request = ToRequest(endpoint, method, address, value, token);
                        using var answer = await browser.SendAsync(request);
                        tried++;
                        if (await WhatIsWrongAsync(answer) is { } fault)
                            wrong.Add($"{method} {request.RequestUri} with «{Shortened(value)}»: {fault}");
                    }
                }
            }
        }
    }

    // Files of our own take no input.
    private static IEnumerable<RouteEndpoint> EndpointsOf(WijkagentFactory host) =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    private static bool EndsTheSession(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/') is "afmelden" or "account/opheffen" or "account/toestemming/intrekking";

    /// <summary>
    /// With the value in the path, where it takes one, and with something right there, so that the page behind is reached.
    /// A nought can't be sent in a path: the server refuses it before the program sees it.
    /// </summary>
    private static IEnumerable<string> AddressesOf(RouteEndpoint endpoint, string value, string code)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        yield return Fill(path, code);
        if (path.Contains('{', StringComparison.Ordinal) && Uri.EscapeDataString(WellFormed(value).Replace("\0", "", StringComparison.Ordinal)) is { Length: > 0 } segment)
            yield return Fill(path, segment);
    }

    private static string Fill(string pattern, string segment)
    {
        var filled = new StringBuilder();
        foreach (var part in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
            filled.Append('/').Append(part.StartsWith('{') ? segment + (part.EndsWith('}') ? "" : part[(part.LastIndexOf('}') + 1)..]) : part);
        return filled.Length == 0 ? "/" : filled.ToString();
    }

    private static HttpRequestMessage ToRequest(RouteEndpoint endpoint, string method, string address, string value, string token)
    {
        var sent = WellFormed(value);
        var fields = FieldsOf(endpoint).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => KeyValuePair.Create(name, sent)).ToList();
        if (method is "GET" or "HEAD" or "DELETE")
        {
            var query = string.Join('&', fields.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}"));
            return new HttpRequestMessage(new HttpMethod(method), new Uri(query.Length == 0 ? address : $"{address}?{query}", UriKind.Relative));
        }

        fields.Add(KeyValuePair.Create("__RequestVerificationToken", token));
        return new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
    }

    /// <summary>All names that an action reads from a form or an address, of its parameters and of what they are made of.</summary>
    private static IEnumerable<string> FieldsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.Parameters
            .SelectMany(p => NamesOf(p.BindingInfo?.BinderModelName ?? p.Name, p.ParameterType, depth: 2)) ?? [];

    private static IEnumerable<string> NamesOf(string name, Type type, int depth)
    {
        yield return name;
        if (depth == 0 || type.Namespace?.StartsWith(nameof(Wijkagent), StringComparison.Ordinal) != true || type.IsEnum)
            yield break;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            yield return property.Name;
            foreach (var inner in NamesOf($"{name}.{property.Name}", property.PropertyType, depth - 1))
                yield return inner;
        }
    }

    private static async Task<string?> WhatIsWrongAsync(HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode >= 500)
            return answer.StatusCode.ToString();
        if (answer.Headers.Contains(ForgedHeader))
            return "a header was forged";
        if (answer.Headers.Location is { IsAbsoluteUri: true } place && place.GetLeftPart(UriPartial.Authority) != WijkagentFactory.BaseUrl)
            return $"leads to {place}";
        if (answer.Headers.Location is { } inside && (inside.OriginalString.StartsWith("//", StringComparison.Ordinal) || inside.OriginalString.Contains('\\', StringComparison.Ordinal)))
            return $"leads to {inside}";
        var body = await answer.Content.ReadAsStringAsync();
        if (body.Contains("   at Wijkagent.", StringComparison.Ordinal) || body.Contains("Exception:", StringComparison.Ordinal))
            return "tells how the program is made";
        return answer.Content.Headers.ContentType?.MediaType == "text/html" && body.Contains(Live, StringComparison.OrdinalIgnoreCase) ? "gives back what a browser runs" : null;
    }

    private static async Task<string> TokenAsync(HttpClient browser, string role) =>
        (await DeskTown.PageAsync(browser, role == AccessMatrix.Visitor ? "/aanmelden" : "/account")).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;

    // A lone surrogate can't be sent as UTF-8; what a broken client sends in its place is this.
    private static string WellFormed(string value) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value));

    private static string Shortened(string value) => value.Length > 40 ? value[..40] + "…" : value;
}
