using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Wijkagent.Core.Privacy.Audit;

/// <summary>
/// How entries are chained: the link of an entry is SHA-256 over the link before it in its stream and the entry written
/// out in one way only. The link before the first is 32 noughts.
/// </summary>
public sealed class AuditChain
{
    /// <summary>The length of a link in bytes.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>The length in a seal of one entry's key and link.</summary>
    public const int LinkLength = sizeof(long) + HashLength;

    // The way of writing out; another one gets another number. The second is that of entries with a mark, which is the end of it.
    private const byte Form = 1;
    private const byte FormWithMark = 2;
    private const int Absent = -1;
    private const int UsualSize = 4096;

    private static ReadOnlySpan<byte> EntryName => "wijkagent audit entry"u8;

    private byte[] buffer = new byte[UsualSize];
    private int length;

    /// <summary>The link before the first.</summary>
    public static byte[] Start => new byte[HashLength];

    /// <summary>Works out the link of an entry.</summary>
    /// <param name="before">The link before it.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="link">Gets the link, 32 bytes.</param>
    public void Link(ReadOnlySpan<byte> before, AuditEntry entry, Span<byte> link)
    {
        length = 0;
        before.CopyTo(Room(before.Length));
        Room(1)[0] = entry.Mark is null ? Form : FormWithMark;
        Write(entry.Id);
        WriteOut(entry);
        entry.Mark?.CopyTo(Room(entry.Mark.Length));
        SHA256.HashData(buffer.AsSpan(0, length), link);
    }

    /// <summary>Works out what shows that the program wrote an entry: HMAC-SHA-256 over all of it but its key, which the database gives later.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="nonce">What makes this entry another than one that says the same.</param>
    /// <param name="key">The key of the program.</param>
    /// <param name="proof">Gets the first bytes of it, 32 at most.</param>
    public void Prove(AuditEntry entry, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> key, Span<byte> proof)
    {
        length = 0;
        EntryName.CopyTo(Room(EntryName.Length));
        Room(1)[0] = Form;
        nonce.CopyTo(Room(nonce.Length));
        WriteOut(entry);
        Span<byte> whole = stackalloc byte[HashLength];
        HMACSHA256.HashData(key, buffer.AsSpan(0, length), whole);
        whole[..proof.Length].CopyTo(proof);
    }

    /// <summary>The key of an entry as it stands in a seal.</summary>
    public static long IdAt(ReadOnlySpan<byte> links, int place) => BinaryPrimitives.ReadInt64BigEndian(links[(place * LinkLength)..]);

    /// <summary>The link of an entry as it stands in a seal.</summary>
    public static ReadOnlySpan<byte> LinkAt(ReadOnlySpan<byte> links, int place) => links.Slice((place * LinkLength) + sizeof(long), HashLength);

    private void WriteOut(AuditEntry entry)
    {
        Write(entry.Stream);
        Write(entry.OccurredAt.Ticks);
        Write(entry.Activity.ToString());
        Write(entry.Event);
        Write(entry.ActorKind.ToString());
        Write(entry.UserId);
        Write(entry.ActorName);
        Write(entry.Roles);
        Write(entry.SubjectType);
        Write(entry.SubjectId);
        Write(entry.SubjectCode);
        Write((long)(entry.Count ?? Absent));
        Write(entry.Shown);
        Write(entry.Filters);
        Write(entry.Reason);
        Write(entry.Session);
    }

    private void Write(string? text)
    {
        if (text is null)
        {
            BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), Absent);
            return;
        }

        var size = Encoding.UTF8.GetByteCount(text);
        BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), size);
        Encoding.UTF8.GetBytes(text, Room(size));
    }

    private void Write(long number) => BinaryPrimitives.WriteInt64BigEndian(Room(sizeof(long)), number);

    private void Write(Guid? id)
    {
        Room(1)[0] = id is null ? (byte)0 : (byte)1;
        id?.TryWriteBytes(Room(16), bigEndian: true, out _);
    }

    private Span<byte> Room(int size)
    {
        if (length + size > buffer.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + size));
        var room = buffer.AsSpan(length, size);
        length += size;
        return room;
    }
}
