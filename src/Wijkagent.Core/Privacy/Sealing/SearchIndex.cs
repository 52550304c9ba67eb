using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>A word that is searched for.</summary>
/// <param name="Text">As it is looked up in codes and numbers.</param>
/// <param name="Hash">As it stands in the table of words.</param>
public sealed record SoughtWord(string Text, long Hash);

/// <summary>
/// Whole words, by which sealed texts are found: in small letters, without accents, letters and digits alone. Their key lies
/// with the content keys and not with the words.
/// </summary>
public sealed class SearchIndex(ContentKeys keys)
{
    /// <summary>The shortest word.</summary>
    public const int ShortestWord = 2;

    /// <summary>How many words of a search are looked at.</summary>
    public const int MostWords = 6;

    /// <summary>Under which id the key of the words lies. It is made first, so where it is missing the keys are not the right ones.</summary>
    internal static readonly Guid KeyId = new("5ea2c4ed-0000-4000-8000-000000000001");

    /// <summary>The words of what somebody typed; none of what is no text.</summary>
    public async Task<IReadOnlyList<SoughtWord>> WordsOfAsync(string typed, CancellationToken cancel)
    {
        var words = WordsIn(TypedText.Line(typed, "Words", int.MaxValue).Value ?? "").Take(MostWords).ToList();
        if (words.Count == 0)
            return [];
        var key = await KeyAsync(cancel);
        return words.ConvertAll(word => new SoughtWord(word, HashOf(key, word)));
    }

    /// <summary>
    /// The keyed hash of an e-mail address, whatever its capitals: by it the owner finds what is held, and nobody reads the
    /// address. No word has a colon in it, so none has the same hash.
    /// </summary>
    public async Task<byte[]> AddressAsync(string address, CancellationToken cancel) =>
        HMACSHA256.HashData(await KeyAsync(cancel), Encoding.UTF8.GetBytes("address:" + address.ToUpperInvariant()));

    /// <summary>Adds the words of a text to the save that follows; none when it may not be found by them.</summary>
    internal async Task AddAsync(WijkagentDbContext db, Guid ownerId, string? text, CancellationToken cancel)
    {
        if (text is null)
            return;
        var key = await KeyAsync(cancel);
        db.SearchWords.AddRange(WordsIn(text).Select(word => HashOf(key, word)).Distinct().Select(hash => new SearchWord(hash, ownerId)));
    }

    /// <summary>
    /// Adds the words of a text that changed to the save that follows, but for those by which it is found already. Words that
    /// are not in it any more still find it: what stood there is kept.
    /// </summary>
    internal async Task AddNewAsync(WijkagentDbContext db, Guid ownerId, string? text, CancellationToken cancel)
    {
        if (text is null)
            return;
        var key = await KeyAsync(cancel);
        var known = await db.SearchWords.Where(w => w.OwnerId == ownerId).Select(w => w.Hash).ToListAsync(cancel);
        db.SearchWords.AddRange(WordsIn(text).Select(word => HashOf(key, word)).Distinct().Except(known).Select(hash => new SearchWord(hash, ownerId)));
    }

    private async Task<byte[]> KeyAsync(CancellationToken cancel)
    {
        // It is there but for the first time, so it is looked for first.
        var asked = new HashSet<Guid> { KeyId };
        var found = (await keys.FindAsync(asked, cancel))[KeyId];
        if (found.State == KeyState.Missing)
            found = (await keys.MakeAsync(asked, cancel))[KeyId];
        return found.Key ?? throw new CryptographicException($"The key of the words is {found.State}.");
    }

    private static IEnumerable<string> WordsIn(string text)
    {
        // «café» and «CAFE» are one word: a letter falls apart into what it is and what stands on it.
        var bare = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                bare.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        }

        return bare.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord).Distinct();
    }

    private static long HashOf(byte[] key, string word) =>
        BinaryPrimitives.ReadInt64BigEndian(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(word)));
}
