using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Wijkagent.TestSupport;

/// <summary>
/// An authenticator in software: makes one passkey (ES256, without attestation) and shows it, with an origin, challenge
/// or host as a test wants. Source: W3C, Web Authentication level 3, sections 6.1 and 6.5.
/// </summary>
public sealed class SoftPasskey : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte UserVerified = 0x04;
    private const byte HasCredential = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string userHandle = "";

    /// <summary>Where the browser believes to be.</summary>
    public string Origin { get; set; } = WijkagentFactory.BaseUrl;

    /// <summary>The host that the passkey is for.</summary>
    public string Host { get; set; } = new Uri(WijkagentFactory.BaseUrl).Host;

    /// <summary>Whether its owner unlocks it.</summary>
    public bool Unlocked { get; set; } = true;

    /// <summary>How often it was used, as it says.</summary>
    public uint Count { get; set; }

    /// <summary>Makes the passkey that was asked for; answers the credential as JSON.</summary>
    public string Make(string options)
    {
        using var asked = JsonDocument.Parse(options);
        userHandle = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var client = ClientData("webauthn.create", asked);
        byte[] length = [(byte)(id.Length >> 8), (byte)id.Length];
        byte[] credential = [.. new byte[16], .. length, .. id, .. PublicKey()];
        byte[] data = [.. Data(HasCredential), .. credential];
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}
        byte[] attestation =
        [
            0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8,
            0x59, (byte)(data.Length >> 8), (byte)data.Length, .. data,
        ];
        return Credential(new { clientDataJSON = Text(client), attestationObject = Text(attestation), transports = Array.Empty<string>() });
    }

    /// <summary>Shows the passkey that was made; answers the credential as JSON.</summary>
    public string Show(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var client = ClientData("webauthn.get", asked);
        var data = Data(0);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle });
    }

    /// <inheritdoc />
    public void Dispose() => key.Dispose();

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private byte[] ClientData(string type, JsonDocument asked) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = asked.RootElement.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    private byte[] Data(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Host)), (byte)(UserPresent | (Unlocked ? UserVerified : 0) | flags), .. count];
    }

    /// <summary>CBOR of the COSE key: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.</summary>
    private byte[] PublicKey()
    {
        var point = key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    private string Credential(object response) => JsonSerializer.Serialize(
        new { id = Text(id), rawId = Text(id), type = "public-key", clientExtensionResults = new { }, response });
}
