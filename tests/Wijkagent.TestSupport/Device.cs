using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Wijkagent.TestSupport;

/// <summary>A browser that sends what was written on it without a network, as its script does.</summary>
public sealed class Device(HttpClient browser)
{
    /// <summary>What a device makes for one report.</summary>
    public static string NewKey() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    /// <summary>A report of noise in the small town, in which nothing is missing.</summary>
    public static Dictionary<string, string?> Complete(string key) => new()
    {
        ["Form.Key"] = key,
        ["Form.Kind"] = "geluidsoverlast",
        ["Form.Details[geluidsoverlast--bron].Value"] = "horeca",
        ["Form.Text"] = "Elke avond harde muziek",
        ["Form.Place"] = "1234 ab",
        ["Form.PlaceWords"] = "Bij de brug",
        ["Form.When"] = "Unknown",
        ["Form.Frequency"] = "Daily",
        ["Form.Role"] = "Affected",
        ["Form.Anonymous"] = "nee",
        ["Form.Agreed"] = "true",
    };

    /// <summary>Sends it, with a token that was asked for just now.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Told)> SendAsync(IReadOnlyDictionary<string, string?> fields, string address = "/melden/zonder-netwerk")
    {
        using var token = JsonDocument.Parse(await browser.GetStringAsync("/zonder-netwerk/formulier"));
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Where(f => f.Value is not null)!) };
        request.Headers.Add("X-Antiforgery", token.RootElement.GetProperty("token").GetString());
        return await ReadAsync(await browser.SendAsync(request));
    }

    /// <summary>Sends one of its pictures.</summary>
    public Task<(HttpStatusCode Status, JsonElement Told)> SendPhotoAsync(string key, int number, byte[] photo, string name = "hek.jpg") =>
        SendWithPhotoAsync(
            new Dictionary<string, string?> { ["Key"] = key, ["Number"] = number.ToString(CultureInfo.InvariantCulture) }, "/melden/zonder-netwerk/fotos", photo, name);

    /// <summary>Sends a form with a picture after its fields.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Told)> SendWithPhotoAsync(
        IReadOnlyDictionary<string, string?> fields, string address, byte[] photo, string name = "hek.jpg")
    {
        using var token = JsonDocument.Parse(await browser.GetStringAsync("/zonder-netwerk/formulier"));
        using var content = new MultipartFormDataContent { { new StringContent(token.RootElement.GetProperty("token").GetString()!), "__RequestVerificationToken" } };
        foreach (var (field, value) in fields)
            content.Add(new StringContent(value ?? ""), field);
        content.Add(new ByteArrayContent(photo), "Files", name);
        return await ReadAsync(await browser.PostAsync(address, content));
    }

    /// <summary>Asks which of its pictures are there.</summary>
    public async Task<JsonElement> HeldAsync(string key) =>
        (await SendAsync(new Dictionary<string, string?> { ["Key"] = key }, "/melden/zonder-netwerk/fotos")).Told;

    /// <summary>Asks what became of it.</summary>
    public async Task<JsonElement> StateAsync(string key) =>
        (await SendAsync(new Dictionary<string, string?> { ["Form.Key"] = key }, "/melden/zonder-netwerk/stand")).Told;

    private static async Task<(HttpStatusCode Status, JsonElement Told)> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }
}
