using System.Buffers.Binary;
using System.Text;

namespace Wijkagent.Core.Persistence.Seeding;

/// <summary>
/// A recording for the demo, made here so that no file of somebody else has to be kept: a hum that comes and goes, as FLAC
/// (RFC 9639) in an MP4 (ISO/IEC 14496-12), which browsers play.
/// </summary>
internal static class DemoRecording
{
    private const int Rate = 8000;
    private const int Block = 4000;
    private const double Hum = 110;
    private const double Loud = 90;

    /// <summary>The file.</summary>
    /// <param name="seconds">How long it lasts; a minute at most.</param>
    public static byte[] Make(int seconds)
    {
        List<byte[]> frames = [.. Enumerable.Range(0, seconds * Rate / Block).Select(Frame)];
        var brand = Box("ftyp", [.. Text("M4A "), .. Number(0), .. Text("isommp42")]);
        return [.. brand, .. Box("mdat", [.. frames.SelectMany(f => f)]), .. Box("moov", Contents(frames, seconds, brand.Length + 8))];
    }

    /// <summary>Half a second of it, each sample as it is.</summary>
    private static byte[] Frame(int number)
    {
        byte[] head = [0xFF, 0xF8, 0x74, 0x02, (byte)number, .. Short(Block - 1)];
        byte[] whole = [.. head, Check(head), 0x02, .. Enumerable.Range(number * Block, Block).Select(Sample)];
        return [.. whole, .. Short(LongCheck(whole))];
    }

    private static byte Sample(int at)
    {
        var time = at / (double)Rate;
        return (byte)(sbyte)(Loud * Math.Sin(2 * Math.PI * Hum * time) * Math.Pow(Math.Sin(Math.PI * time / 2), 2));
    }

    private static byte[] Contents(List<byte[]> frames, int seconds, int at)
    {
        var samples = frames.Count * Block;
        byte[] matrix = [.. Number(0x10000), .. new byte[12], .. Number(0x10000), .. new byte[12], .. Number(0x40000000)];
        byte[] info = [.. Short(Block), .. Short(Block), .. new byte[6], 0x01, 0xF4, 0x00, 0x70, .. Number(samples), .. new byte[16]];
        byte[] entry = [.. new byte[7], 1, .. new byte[8], .. Short(1), .. Short(16), .. new byte[4], .. Number(Rate << 16), .. Box("dfLa", [.. Number(0), 0x80, 0, 0, (byte)info.Length, .. info])];
        byte[] table =
        [
            .. Box("stsd", [.. Number(0), .. Number(1), .. Box("fLaC", entry)]),
            .. Box("stts", [.. Number(0), .. Number(1), .. Number(frames.Count), .. Number(Block)]),
            .. Box("stsc", [.. Number(0), .. Number(1), .. Number(1), .. Number(frames.Count), .. Number(1)]),
            .. Box("stsz", [.. Number(0), .. Number(0), .. Number(frames.Count), .. frames.SelectMany(f => Number(f.Length))]),
            .. Box("stco", [.. Number(0), .. Number(1), .. Number(at)]),
        ];
        byte[] media =
        [
            .. Box("mdhd", [.. new byte[12], .. Number(Rate), .. Number(samples), 0x55, 0xC4, 0, 0]),
            .. Box("hdlr", [.. new byte[8], .. Text("soun"), .. new byte[13]]),
            .. Box("minf", [.. Box("smhd", new byte[8]), .. Box("dinf", Box("dref", [.. Number(0), .. Number(1), .. Box("url ", Number(1))])), .. Box("stbl", table)]),
        ];
        return
        [
            .. Box("mvhd", [.. new byte[12], .. Number(Rate), .. Number(seconds * Rate), .. Number(0x10000), 1, 0, .. new byte[10], .. matrix, .. new byte[24], .. Number(2)]),
            .. Box("trak",
            [
                .. Box("tkhd", [.. Number(7), .. new byte[8], .. Number(1), .. new byte[4], .. Number(seconds * Rate), .. new byte[12], 1, 0, 0, 0, .. matrix, .. new byte[8]]),
                .. Box("mdia", media),
            ]),
        ];
    }

    /// <summary>CRC-8 with the polynomial x⁸ + x² + x + 1.</summary>
    private static byte Check(byte[] bytes)
    {
        var check = 0;
        foreach (var one in bytes)
        {
            check ^= one;
            for (var bit = 0; bit < 8; bit++)
                check = ((check << 1) ^ (check >= 0x80 ? 0x07 : 0)) & 0xFF;
        }

        return (byte)check;
    }

    /// <summary>CRC-16 with the polynomial x¹⁶ + x¹⁵ + x² + 1.</summary>
    private static int LongCheck(byte[] bytes)
    {
        var check = 0;
        foreach (var one in bytes)
        {
            check ^= one << 8;
            for (var bit = 0; bit < 8; bit++)
                check = ((check << 1) ^ (check >= 0x8000 ? 0x8005 : 0)) & 0xFFFF;
        }

        return check;
    }

    private static byte[] Box(string type, byte[] content) => [.. Number(content.Length + 8), .. Text(type), .. content];

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Short(int number) => [(byte)(number >> 8), (byte)number];

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);
}
