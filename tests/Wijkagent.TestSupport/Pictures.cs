using System.Buffers.Binary;
using System.Text;
using NetVips;

namespace Wijkagent.TestSupport;

/// <summary>Pictures as telephones make them, made by the test: nothing of them is in the repository.</summary>
public static class Pictures
{
    /// <summary>What stands in the file beside the picture, as maker of the device.</summary>
    public const string Maker = "zz-spoor-toestel";

    private const int ExifLength = 300;

    /// <summary>A JPEG whose left half is red and right half blue, without anything beside it.</summary>
    public static byte[] Jpeg(int width = 640, int height = 480) => Plain(width, height).JpegsaveBuffer(q: 85);

    /// <summary>The same as PNG, see-through.</summary>
    public static byte[] Png(int width = 640, int height = 480)
    {
        using var plain = Plain(width, height);
        using var seeThrough = plain.Bandjoin(0);
        return seeThrough.PngsaveBuffer();
    }

    /// <summary>The same as WebP.</summary>
    public static byte[] Webp(int width = 640, int height = 480) => Plain(width, height).WebpsaveBuffer();

    /// <summary>
    /// A JPEG that was taken on its side, and says so; with the device, the place (52.005 north, 5.005 east when nothing else is
    /// said), a comment, and something behind its end.
    /// </summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="secondsNorth">How far north of 52 degrees.</param>
    /// <param name="secondsEast">How far east of 5 degrees.</param>
    public static byte[] OfTelephone(int width = 640, int height = 480, int secondsNorth = 18, int secondsEast = 18)
    {
        var plain = Jpeg(width, height);
        var comment = Encoding.ASCII.GetBytes("zz-spoor-opmerking");
        return [.. plain[..2], .. Segment(0xE1, Exif(secondsNorth, secondsEast)), .. Segment(0xFE, comment), .. plain[2..], .. Encoding.ASCII.GetBytes("zz-spoor-erachter <script>alert(1)</script> PK")];
    }

    /// <summary>A PNG of a few bytes that says it is as large as this.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="deepInRounds">Whether it says too that its samples take two bytes, and that it comes in seven rounds (ISO 15948, 8).</param>
    public static byte[] Claiming(int width, int height, bool deepInRounds = false)
    {
        var png = Png(8, 8);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        if (deepInRounds)
            (png[24], png[28]) = (16, 1);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>The check of a part of a PNG (ISO 15948, annex D).</summary>
    private static uint Crc(ReadOnlySpan<byte> part)
    {
        var crc = uint.MaxValue;
        foreach (var one in part)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        return ~crc;
    }

    private static Image Plain(int width, int height)
    {
        using var left = Image.Black(width / 2, height, bands: 3) + new double[] { 220, 40, 40 };
        using var right = Image.Black(width - (width / 2), height, bands: 3) + new double[] { 40, 40, 220 };
        using var both = left.Join(right, Enums.Direction.Horizontal);
        return both.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static byte[] Segment(byte marker, byte[] content)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(content.Length + 2));
        return [0xFF, marker, .. length, .. content];
    }

    /// <summary>EXIF 2.3, big-endian: the device, the way it was held (6: a quarter turn), and where it was.</summary>
    private static byte[] Exif(int secondsNorth, int secondsEast)
    {
        const int ifd = 8, gps = 80, maker = 200, latitude = 220, longitude = 250;
        var exif = new byte[ExifLength];
        "MM\0*"u8.CopyTo(exif);
        BinaryPrimitives.WriteInt32BigEndian(exif.AsSpan(4), ifd);
        Entries(ifd, (0x010F, 2, Maker.Length + 1, maker), (0x0112, 3, 1, 6 << 16), (0x8825, 4, 1, gps));
        Entries(gps, (1, 2, 2, 'N' << 24), (2, 5, 3, latitude), (3, 2, 2, 'E' << 24), (4, 5, 3, longitude));
        Encoding.ASCII.GetBytes(Maker).CopyTo(exif, maker);
        Degrees(latitude, 52, secondsNorth);
        Degrees(longitude, 5, secondsEast);
        return [.. "Exif\0\0"u8, .. exif];

        void Entries(int at, params (int Tag, int Type, int Count, int Value)[] entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(exif.AsSpan(at), (ushort)entries.Length);
            foreach (var (index, (tag, type, count, value)) in entries.Index())
            {
                var entry = exif.AsSpan(at + 2 + (12 * index));
                BinaryPrimitives.WriteUInt16BigEndian(entry, (ushort)tag);
                BinaryPrimitives.WriteUInt16BigEndian(entry[2..], (ushort)type);
                BinaryPrimitives.WriteInt32BigEndian(entry[4..], count);
                BinaryPrimitives.WriteInt32BigEndian(entry[8..], value);
            }
        }

        // So many degrees, no minutes, and seconds: 18 of them are 0.005 degrees.
        void Degrees(int at, int degrees, int seconds)
        {
            foreach (var (index, value) in new[] { degrees, 1, 0, 1, seconds, 1 }.Index())
                BinaryPrimitives.WriteInt32BigEndian(exif.AsSpan(at + (4 * index)), value);
        }
    }
}
