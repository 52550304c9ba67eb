using System.Buffers.Binary;
using System.Text;

namespace Wijkagent.TestSupport;

/// <summary>Films and recordings as telephones make them, box by box; nothing of them can be played.</summary>
public static class Movies
{
    /// <summary>What stands in the file beside image and sound: who made it, where, and with what.</summary>
    public const string Secret = "zz-geheim";

    private const int MadeAt = 0x5A5A5A5A;

    /// <summary>A film of telephones: brand, image and sound, and the place and maker wherever there may be some.</summary>
    /// <param name="seconds">How long it lasts.</param>
    /// <param name="brand">What it says that it is.</param>
    /// <param name="handlers">What its tracks hold.</param>
    /// <param name="data">How many bytes of image and sound it has.</param>
    public static byte[] Film(int seconds = 42, string brand = "mp42", string[]? handlers = null, int data = 200_000) =>
    [
        .. Box("ftyp", [.. Text(brand), 0, 0, 0, 0, .. Text("isommp42")]),
        .. Box("uuid", Text(Secret)),
        .. Box("mdat", Enumerable.Range(0, data).Select(n => (byte)n).ToArray()),
        .. Box("moov", Header(seconds, handlers ?? ["vide", "soun"])),
        .. Box("free", Text(Secret)),
    ];

    /// <summary>A recording: sound alone.</summary>
    public static byte[] Sound(int seconds = 125) => Film(seconds, "M4A ", ["soun"], 50_000);

    /// <summary>A box.</summary>
    public static byte[] Box(string type, byte[] content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Text(type).CopyTo(box, 4);
        content.CopyTo(box, 8);
        return box;
    }

    /// <summary>The table of contents of a film.</summary>
    public static byte[] Header(int seconds, string[] handlers) =>
    [
        .. Box("mvhd", [0, 0, 0, 0, .. Number(MadeAt), .. Number(MadeAt), .. Number(600), .. Number(seconds * 600), .. new byte[80]]),
        .. handlers.SelectMany(Track),
        .. Box("udta", [.. Box("©xyz", Text("+52.3702+004.8952/" + Secret))]),
        .. Box("meta", Text("com.apple.quicktime.location.ISO6709 " + Secret)),
    ];

    private static byte[] Track(string handler) => Box("trak",
    [
        .. Box("tkhd", [0, 0, 0, 7, .. Number(MadeAt), .. Number(MadeAt), .. new byte[72]]),
        .. Box("udta", Text(Secret)),
        .. Box("mdia",
        [
            .. Box("mdhd", [0, 0, 0, 0, .. Number(MadeAt), .. Number(MadeAt), .. new byte[12]]),
            .. Box("hdlr", [.. new byte[8], .. Text(handler), .. new byte[12], .. Text(Secret), 0]),
            .. Box("minf",
            [
                .. Box("dinf", Box("dref", [.. new byte[4], .. Number(1), .. Box("url ", [0, 0, 0, 1])])),
                .. Box("stbl",
                [
                    .. Box("stsd", [.. new byte[4], .. Number(1), .. handler == "vide" ? Image() : Box("mp4a", new byte[28])]),
                    .. Box("stco", [.. new byte[4], .. Number(1), .. Number(48)]),
                ]),
            ]),
        ]),
    ]);

    private static byte[] Image() => Box("avc1", [.. new byte[42], .. Text(Secret), .. new byte[32 - Secret.Length], .. new byte[4]]);

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);
}
