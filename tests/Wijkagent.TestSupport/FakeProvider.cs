using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Wijkagent.TestSupport;

/// <summary>
/// The organisation's provider of sign-in, as the portal reaches it: says where its pages are, hands out its key, and
/// changes a code for a token, once and only with the verifier that belongs to it. A test makes it lie.
/// </summary>
public sealed class FakeProvider(TimeProvider clock) : HttpMessageHandler
{
    /// <summary>Where it is.</summary>
    public const string Authority = "https://login.organisatie.test";

    /// <summary>How it knows the portal.</summary>
    public const string ClientId = "wijkagent";

    private readonly RSA key = RSA.Create(2048);
    private readonly RSA otherKey = RSA.Create(2048);
    private readonly Dictionary<string, (string Challenge, Dictionary<string, object> Claims)> codes = [];

    /// <summary>Whether it can be reached.</summary>
    public bool IsAway { get; set; }

    /// <summary>Whether it signs with a key that it did not publish.</summary>
    public bool SignsWithAnotherKey { get; set; }

    /// <summary>Its issuer, as tokens say it.</summary>
    public string Issuer { get; set; } = Authority;

    /// <summary>For whom it makes tokens.</summary>
    public string Audience { get; set; } = ClientId;

    /// <summary>How far its clock is off.</summary>
    public TimeSpan ClockOff { get; set; }

    /// <summary>Somebody signs in at its page; answers the code that the browser brings to the portal.</summary>
    /// <param name="challenge">The challenge of PKCE that the portal sent.</param>
    /// <param name="claims">What the token says of who it is.</param>
    public string SignIn(string challenge, Dictionary<string, object> claims)
    {
        var code = Guid.NewGuid().ToString("N");
        codes[code] = (challenge, claims);
        return code;
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsAway)
            throw new HttpRequestException("The provider is away.");
        return request.RequestUri!.AbsolutePath switch
        {
            "/.well-known/openid-configuration" => Json(new
            {
                issuer = Authority,
                authorization_endpoint = Authority + "/authorize",
                token_endpoint = Authority + "/token",
                jwks_uri = Authority + "/keys",
                response_types_supported = new[] { "code" },
            }),
            "/keys" => Json(new { keys = new[] { PublicKey() } }),
            "/token" => Token(await request.Content!.ReadAsStringAsync(cancellationToken)),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            key.Dispose();
            otherKey.Dispose();
        }

        base.Dispose(disposing);
    }

    private HttpResponseMessage Token(string body)
    {
        var asked = body.Split('&').Select(pair => pair.Split('=')).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
        if (!codes.Remove(asked["code"], out var known) || ChallengeOf(asked["code_verifier"]) != known.Challenge)
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("""{"error":"invalid_grant"}""", Encoding.UTF8, "application/json") };
        var now = clock.GetUtcNow().UtcDateTime + ClockOff;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            Claims = known.Claims,
            SigningCredentials = new SigningCredentials(
                new RsaSecurityKey(SignsWithAnotherKey ? otherKey : key) { KeyId = "een" }, SecurityAlgorithms.RsaSha256),
        });
        return Json(new { access_token = "toegang", token_type = "Bearer", id_token = token });
    }

    private object PublicKey()
    {
        var open = key.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = "een", n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent) };
    }

    private static string ChallengeOf(string verifier) => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static HttpResponseMessage Json(object said) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(JsonSerializer.Serialize(said), Encoding.UTF8, "application/json"),
    };
}
