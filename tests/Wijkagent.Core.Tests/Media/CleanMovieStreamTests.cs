using System.Text;
using Wijkagent.Core.Common;
using Wijkagent.Core.Media;
using Wijkagent.Core.Media.Movies;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Media;

public sealed class CleanMovieStreamTests
{
    private static readonly byte[] Head = Movies.Box("ftyp", [.. "mp42"u8, 0, 0, 0, 0]);
    private static readonly byte[] Data = Movies.Box("mdat", new byte[100]);

    [Fact]
    public async Task Who_where_when_and_with_what_is_gone_and_every_byte_of_image_and_sound_is_where_it_was()
    {
        var sent = Movies.Film();
        var (kept, movie) = await ReadAsync(sent);

        Assert.Equal(sent.Length, kept.Length);
        Assert.Contains(Movies.Secret, Encoding.Latin1.GetString(sent), StringComparison.Ordinal);
        var text = Encoding.Latin1.GetString(kept);
        foreach (var told in new[] { Movies.Secret, "+52.37", "udta", "meta", "uuid", "ZZZZ" })
            Assert.DoesNotContain(told, text, StringComparison.Ordinal);
        var data = Encoding.Latin1.GetString(sent).IndexOf("mdat", StringComparison.Ordinal);
        Assert.Equal(sent[data..(data + 200_004)], kept[data..(data + 200_004)]);
        Assert.Equal((true, 42, sent.Length), (movie.HasImages, movie.Seconds, movie.Length));
    }

    [Fact]
    public async Task A_recording_has_sound_alone()
    {
        var (_, movie) = await ReadAsync(Movies.Sound());

        Assert.Equal((false, 125), (movie.HasImages, movie.Seconds));
    }

    public static TheoryData<string, byte[], string> Refused()
    {
        var film = Movies.Film();
        var header = Movies.Box("moov", Movies.Header(1, ["vide"]));
        return new()
        {
            { "cut off in its data", film[..1000], nameof(FileDamaged) },
            { "cut off in its table", film[..^200], nameof(FileDamaged) },
            { "cut off in a head", film[..^13], nameof(FileDamaged) },
            { "without a table", [.. Head, .. Data], nameof(FileDamaged) },
            { "without data", [.. Head, .. header], nameof(FileDamaged) },
            { "two tables", [.. Head, .. Data, .. header, .. header], nameof(FileDamaged) },
            { "goes on to the end", [.. Head, .. header, 0, 0, 0, 0, .. "mdat"u8, .. new byte[90]], nameof(FileDamaged) },
            { "a box inside that is too long", [.. Head, .. Data, .. Movies.Box("moov", [0, 0, 1, 0, .. "trak"u8, 0, 0])], nameof(FileDamaged) },
            { "boxes without end", [.. Head, .. Data, .. Movies.Box("moov", Deep(40))], nameof(FileDamaged) },
            { "shorter than its head", [.. Head, 0, 0, 0, 4, .. "mdat"u8], nameof(FileDamaged) },
            { "QuickTime", Movies.Film(brand: "qt  "), nameof(FileKindUnknown) },
            { "a picture", Movies.Film(brand: "heic"), nameof(FileKindUnknown) },
            { "a track of places", Movies.Film(handlers: ["vide", "meta"]), nameof(FileHoldsMore) },
            { "words below the image", Movies.Film(handlers: ["vide", "sbtl"]), nameof(FileHoldsMore) },
            { "too large", [.. Head, 0x7F, 0xFF, 0xFF, 0xFF, .. "mdat"u8], nameof(FileTooLarge) },
            { "too large by a long length", [.. Head, 0, 0, 0, 1, .. "mdat"u8, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], nameof(FileTooLarge) },
        };
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_whole_film_of_image_and_sound_is_refused(string what, byte[] sent, string error)
    {
        var refused = await Assert.ThrowsAsync<MovieRefusedException>(() => ReadAsync(sent));

        Assert.Equal((what, error), (what, refused.ErrorOf("film.mp4").GetType().Name));
    }

    [Fact]
    public async Task Whatever_is_changed_in_a_film_it_is_cleaned_or_refused_and_nothing_else_happens()
    {
        var (film, random) = (Movies.Film(data: 300), new Random(1));
        for (var round = 0; round < 2000; round++)
        {
            var changed = film.ToArray();
            for (var change = 0; change < 1 + (round % 4); change++)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            try
            {
                var (kept, _) = await ReadAsync(changed);
                Assert.Equal(changed.Length, kept.Length);
            }
            catch (MovieRefusedException refused)
            {
                Assert.IsAssignableFrom<InvalidError>(refused.ErrorOf("film.mp4"));
            }
        }
    }

    private static byte[] Deep(int depth) => depth == 0 ? [] : Movies.Box("trak", Deep(depth - 1));

    private static async Task<(byte[] Kept, CleanMovieStream Movie)> ReadAsync(byte[] sent)
    {
        using var content = new MemoryStream(sent);
        var movie = new CleanMovieStream(content, ReportAttachment.MostMovieBytes, new MovieRefusedException(name => new FileTooLarge(name, ReportAttachment.MostMovieMegabytes)));
        using var kept = new MemoryStream();
        await movie.CopyToAsync(kept);
        return (kept.ToArray(), movie);
    }
}
