namespace Wijkagent.Core.Privacy.Audit;

/// <summary>In what way the log is not as it was written.</summary>
public enum AuditBreakKind
{
    /// <summary>An entry, or its link, says something else than when it was sealed, or stands in another place.</summary>
    EntryChanged,

    /// <summary>An entry that was sealed is gone.</summary>
    EntryRemoved,

    /// <summary>An entry is there that was not written by the program at its time.</summary>
    EntryInserted,

    /// <summary>A seal is gone.</summary>
    SealRemoved,

    /// <summary>A seal says something else than when it was made.</summary>
    SealChanged,

    /// <summary>A seal is not what the program signed when it was made, or has no signature on a day that is not signed either.</summary>
    SealUnsigned,

    /// <summary>The end of a day is not as it was signed.</summary>
    DayChanged,

    /// <summary>The signature of a day is wrong, or the one before it is gone.</summary>
    CheckpointWrong,

    /// <summary>That a stream came to its end was not written by the program.</summary>
    EndingWrong,

    /// <summary>Why something was done is gone, and the entry that names it is not.</summary>
    ReasonRemoved,

    /// <summary>Why something was done is not as it was sealed, or stands in another stream than the entry that names it.</summary>
    ReasonChanged,
}

/// <summary>Where the log is not as it was written.</summary>
/// <param name="Kind">In what way.</param>
/// <param name="Stream">In which stream.</param>
/// <param name="Day">On which day.</param>
/// <param name="Entry">The key of the entry, or of the first one in the seal; null when it is not about one.</param>
public sealed record AuditBreak(AuditBreakKind Kind, string Stream, DateOnly? Day, long? Entry);

/// <summary>What a reading of the log came to.</summary>
/// <param name="Entries">How many sealed entries were read.</param>
/// <param name="Streams">In how many streams.</param>
/// <param name="Checkpoints">How many days are signed.</param>
/// <param name="Ended">How many entries are no longer there since their term is over.</param>
/// <param name="Waiting">How many entries wait to be sealed.</param>
/// <param name="WaitingSince">Since when the oldest of those waits, UTC.</param>
/// <param name="Broken">The first place that is not as it was written; null when there is none.</param>
public sealed record AuditProof(
    long Entries, int Streams, int Checkpoints, long Ended, long Waiting, DateTime? WaitingSince, AuditBreak? Broken)
{
    /// <summary>How long an entry waits at most where a node runs: a quarter of a minute for its own, less than a minute for that of another, and as long again.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>Whether something waits for longer than it can where a node runs and is let seal.</summary>
    /// <param name="now">The moment, UTC.</param>
    public bool WaitsTooLong(DateTime now) => WaitingSince < now - LongestWait;
}

/// <summary>How far a reading is.</summary>
/// <param name="Done">How many entries were read.</param>
/// <param name="Total">Of how many.</param>
public sealed record AuditProgress(long Done, long Total);

/// <summary>What the readers of streams found, together.</summary>
/// <param name="total">How many sealed entries there are.</param>
/// <param name="highest">The highest key of an entry at the beginning.</param>
/// <param name="progress">Told how many were read; may be null.</param>
internal sealed class AuditTally(long total, long highest, IProgress<AuditProgress>? progress)
{
    private readonly Lock gate = new();
    private long entries;
    private long waiting;
    private long known;
    private DateTime? since;

    /// <summary>The highest key of an entry at the beginning.</summary>
    public long Highest => highest;

    /// <summary>The first break that was found so far.</summary>
    public AuditBreak? Broken { get; private set; }

    /// <summary>How many entries were read that were there at the beginning, sealed and waiting.</summary>
    public long Known
    {
        get
        {
            lock (gate)
                return known;
        }
    }

    /// <summary>So many sealed entries more were read.</summary>
    /// <param name="count">How many.</param>
    /// <param name="ofBefore">How many of them were there at the beginning.</param>
    public void Read(int count, int ofBefore)
    {
        lock (gate)
            (entries, known) = (entries + count, known + ofBefore);
        progress?.Report(new AuditProgress(Interlocked.Read(ref entries), total));
    }

    /// <summary>An entry waits.</summary>
    public void Wait(DateTime at, long id)
    {
        lock (gate)
        {
            waiting++;
            known += id <= highest ? 1 : 0;
            since = since is null || at < since ? at : since;
        }
    }

    /// <summary>A break was found. That of the earliest stream stays.</summary>
    public void Break(AuditBreak found)
    {
        lock (gate)
            Broken = Earliest(Broken, found);
    }

    /// <summary>What it comes to.</summary>
    public AuditProof ToProof(int streams, int checkpoints, long ended, AuditBreak? other)
    {
        lock (gate)
            return new AuditProof(entries, streams, checkpoints, ended, waiting, since, Earliest(Broken, other));
    }

    private static AuditBreak? Earliest(AuditBreak? one, AuditBreak? other) =>
        one is null || other is null ? one ?? other : string.CompareOrdinal(one.Stream, other.Stream) <= 0 ? one : other;
}
