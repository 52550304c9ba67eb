using NetVips;
using Wijkagent.Core.Common;

namespace Wijkagent.Core.Media;

/// <summary>What is kept of a picture that somebody sent. Both are JPEG, upright, and nothing but the picture.</summary>
/// <param name="Large">At most <see cref="PictureMaker.LargeSide"/> pixels a side.</param>
/// <param name="Small">At most <see cref="PictureMaker.SmallSide"/> pixels a side.</param>
/// <param name="Width">The width of the large one, pixels.</param>
/// <param name="Height">The height of the large one, pixels.</param>
/// <param name="TakenAt">Where the file says it was taken, to ask about; in none of the two pictures. Null when it says nothing of that.</param>
public sealed record MadePicture(byte[] Large, byte[] Small, int Width, int Height, GeoPoint? TakenAt);

/// <summary>
/// Makes of a picture that somebody sent two of our own. Everything else in the file is left behind: the place and moment in
/// it, the device, comments, and what may be hidden after or between. How large it is, is asked before it is unpacked, and
/// no more than two are at work at once.
/// </summary>
public sealed class PictureMaker : IDisposable
{
    /// <summary>The longest side of a picture that is taken, pixels.</summary>
    public const int LongestSide = 12_000;

    /// <summary>The most pixels of a picture that is taken.</summary>
    public const int MostPixels = 50_000_000;

    /// <summary>The most bytes of a picture that has to be unpacked whole: with what else it takes, that stays within 300 MB.</summary>
    public const long MostUnpacked = 200_000_000;

    /// <summary>The longest side of what is kept to look at, pixels.</summary>
    public const int LargeSide = 1600;

    /// <summary>The longest side of what is kept for lists, pixels.</summary>
    public const int SmallSide = 320;

    private const int LargeQuality = 80;
    private const int SmallQuality = 70;
    private const int MostAtOnce = 2;

    // The method has a parameter for it, which does not reach the reader of the file.
    private const string WholeOnly = "[fail_on=truncated]";

    private static readonly double[] White = [255, 255, 255];
    private static readonly double[] Black = [0];

    private static readonly Log.LogDelegate Quiet = (_, _, _) => { };
    private static readonly Lock Opening = new();
    private static bool isOpen;

    // Others are served meanwhile: half of the processors, and two at most.
    private readonly SemaphoreSlim turns = new(Math.Clamp(Environment.ProcessorCount / 2, 1, MostAtOnce));

    /// <summary>Makes the two pictures.</summary>
    /// <param name="name">How its sender calls it: for the words when it is refused.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="cancel">Stops it while it waits for its turn.</param>
    /// <returns>
    /// The pictures; or <see cref="FileNotAccepted"/>, <see cref="FileHasTooManyPixels"/> or <see cref="FileDamaged"/>.
    /// </returns>
    public async Task<Result<MadePicture>> MakeAsync(string name, byte[] content, CancellationToken cancel)
    {
        if (!PictureKind.IsAccepted(content))
            return new FileNotAccepted(name);
        try
        {
            return await InTurnAsync(() => Make(name, content), cancel);
        }
        catch (VipsException)
        {
            return new FileDamaged(name);
        }
    }

    /// <summary>Makes the two pictures anew of a large one that was made here, with parts of it black. Nothing of what was there is in them.</summary>
    /// <param name="large">The large picture.</param>
    /// <param name="boxes">The parts.</param>
    /// <param name="cancel">Stops it while it waits for its turn.</param>
    public Task<MadePicture> CoverAsync(byte[] large, IReadOnlyList<PictureBox> boxes, CancellationToken cancel) =>
        InTurnAsync(() => Cover(large, boxes), cancel);

    /// <inheritdoc />
    public void Dispose() => turns.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> make, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            Open();
            return make();
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Everything in the library that reads a file is closed, and only what is asked for is opened again.</summary>
    private static void Open()
    {
        lock (Opening)
        {
            if (isOpen)
                return;
            NetVips.NetVips.BlockUntrusted = true;
            Operation.Block("VipsForeignLoad", true);
            foreach (var reader in new[] { "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp" })
                Operation.Block(reader, false);
            // Nothing of a picture stays in memory when it is done.
            Cache.Max = 0;
            NetVips.NetVips.Concurrency = 1;
            // What it finds wrong with a file is said to its sender, and by nobody else on the console.
            Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, Quiet);
            isOpen = true;
        }
    }

    private static Result<MadePicture> Make(string name, byte[] content)
    {
        GeoPoint? takenAt;
        using (var claimed = Image.NewFromBuffer(content, access: Enums.Access.Sequential, failOn: Enums.FailOn.Truncated))
        {
            if (claimed.Width > LongestSide || claimed.Height > LongestSide || (long)claimed.Width * claimed.Height > MostPixels || Unpacked(claimed) > MostUnpacked)
                return new FileHasTooManyPixels(name);
            takenAt = PicturePlace.Of(claimed);
        }

        // Turned as the file says, in colours that every screen knows.
        using var thumbnail = Image.ThumbnailBuffer(
            content, LargeSide, optionString: WholeOnly, height: LargeSide, size: Enums.Size.Down, outputProfile: "srgb");
        using var flat = thumbnail.HasAlpha() ? thumbnail.Flatten(background: White) : thumbnail.Copy();
        // Worked out once: both come from it.
        using var large = flat.CopyMemory();
        return Written(large, takenAt);
    }

    /// <summary>The bytes of a picture that comes in several rounds, which has to be unpacked whole; none of one that comes line by line.</summary>
    private static long Unpacked(Image claimed)
    {
        if (!claimed.Contains("interlaced") || (int)claimed.Get("interlaced") == 0)
            return 0;
        var pixels = (long)claimed.Width * claimed.Height;
        // Of a JPEG not the samples are kept but what they are made from, two bytes for each (ITU-T T.81, annex G): of the colours, mostly, a quarter.
        return !claimed.Contains("jpeg-chroma-subsample") ? pixels * claimed.Bands * (claimed.Format is Enums.BandFormat.Ushort ? 2 : 1)
            : claimed.Get("jpeg-chroma-subsample") is "4:2:0" ? pixels * 3
            : pixels * claimed.Bands * 2;
    }

    private static MadePicture Cover(byte[] content, IReadOnlyList<PictureBox> boxes)
    {
        using var read = Image.NewFromBuffer(content);
        using var large = read.Mutate(picture =>
        {
            foreach (var (left, top, width, height) in boxes.Select(box => box.In(picture.Width, picture.Height)))
                picture.DrawRect(Black, left, top, width, height, fill: true);
        });
        return Written(large, takenAt: null);
    }

    private static MadePicture Written(Image large, GeoPoint? takenAt)
    {
        using var small = large.ThumbnailImage(SmallSide, height: SmallSide, size: Enums.Size.Down);
        return new MadePicture(
            large.JpegsaveBuffer(q: LargeQuality, optimizeCoding: true, keep: Enums.ForeignKeep.None),
            small.JpegsaveBuffer(q: SmallQuality, optimizeCoding: true, keep: Enums.ForeignKeep.None),
            large.Width,
            large.Height,
            takenAt);
    }
}
