using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Setup;

/// <summary>
/// The rules by which Mozilla's HTTP Observatory grades a site (https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring):
/// a hundred points, less for what is missing, more for what is strict. A+ is a hundred or more.
/// </summary>
public sealed class ObservatoryTests
{
    private const int BestGrade = 100;

    [Theory]
    [InlineData("/")]
    [InlineData("/melden/soort")]
    [InlineData("/meldingen")]
    [InlineData("/aanmelden")]
    [InlineData("/er-is-hier-niets")]
    [InlineData("/lib/site.css")]
    public async Task Every_answer_earns_the_best_grade(string address)
    {
        await using var program = new WijkagentFactory();
        var answer = await program.CreateClient().GetAsync(address);

        var remarks = Deductions(answer).Concat(Deductions(Policy(answer))).ToList();
        var score = BestGrade - remarks.Sum(remark => remark.Points);
        // Points for what is strict count only from ninety up.
        var total = score >= 90 ? score + Extras(answer, Policy(answer)) : score;

        Assert.True(total >= BestGrade + 25 && remarks.Count == 0, $"{address}: {total}; {string.Join(", ", remarks.Select(remark => remark.Why))}");
    }

    private static IEnumerable<(int Points, string Why)> Deductions(HttpResponseMessage answer)
    {
        if (Header(answer, "Strict-Transport-Security") is not { } transport)
            yield return (20, "no Strict-Transport-Security");
        else if (!transport.Contains("max-age=31536000", StringComparison.Ordinal))
            yield return (10, "Strict-Transport-Security for less than a year");
        if (Header(answer, "X-Content-Type-Options") != "nosniff")
            yield return (5, "no nosniff");
        if (answer.Headers.Contains("Access-Control-Allow-Origin"))
            yield return (50, "open to other origins");
        foreach (var cookie in Cookies(answer))
        {
            if (!cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase))
                yield return (40, $"not Secure: {cookie}");
            if (!cookie.Contains("; httponly", StringComparison.OrdinalIgnoreCase))
                yield return (30, $"not HttpOnly: {cookie}");
            if (!cookie.Contains("; samesite=", StringComparison.OrdinalIgnoreCase))
                yield return (20, $"not SameSite: {cookie}");
            if (!cookie.StartsWith("__Host-", StringComparison.Ordinal))
                yield return (5, $"not tied to this host: {cookie}");
        }
    }

    private static IEnumerable<(int Points, string Why)> Deductions(Dictionary<string, string[]> policy)
    {
        if (policy.Count == 0)
            yield return (25, "no Content-Security-Policy");
        if (policy.Values.SelectMany(sources => sources).Any(source => source.Contains("unsafe", StringComparison.Ordinal)))
            yield return (20, "something unsafe in the Content-Security-Policy");
        if (policy.Values.SelectMany(sources => sources).Any(source => source is "*" or "http:" or "https:"))
            yield return (20, "hosts that are not named in the Content-Security-Policy");
        foreach (var needed in new[] { "base-uri", "form-action", "frame-ancestors", "object-src", "require-trusted-types-for" })
        {
            if (!policy.ContainsKey(needed))
                yield return (5, $"no {needed}");
        }
    }

    private static int Extras(HttpResponseMessage answer, Dictionary<string, string[]> policy)
    {
        var strictPolicy = policy.TryGetValue("default-src", out var sources) && sources is ["'none'"] ? 10 : 0;
        var notFramed = policy.TryGetValue("frame-ancestors", out var frames) && frames is ["'none'"] ? 5 : 0;
        var referrer = Header(answer, "Referrer-Policy") is "no-referrer" or "same-origin" ? 5 : 0;
        var resources = Header(answer, "Cross-Origin-Resource-Policy") == "same-origin" ? 10 : 0;
        return strictPolicy + notFramed + referrer + resources;
    }

    private static Dictionary<string, string[]> Policy(HttpResponseMessage answer) =>
        (Header(answer, "Content-Security-Policy") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(directive => directive.Split(' '))
            .ToDictionary(words => words[0], words => words[1..]);

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : null;
}
