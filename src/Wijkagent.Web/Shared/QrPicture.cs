using System.Text;
using QRCoder;

namespace Wijkagent.Web.Shared;

/// <summary>QR codes as images that stand in the page itself: nothing else asks for them, and no cache keeps them.</summary>
public static class QrPicture
{
    /// <summary>The address of an image (<c>data:</c>) that a telephone reads as a text.</summary>
    public static string Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var svg = new SvgQRCode(code).GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
    }
}
