using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Register;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Reports.Screening;

/// <summary>What can be on the block list of a team.</summary>
public enum BlockedThing
{
    /// <summary>A mailbox, as the sender of reports.</summary>
    Mailbox,

    /// <summary>A website, to which texts link.</summary>
    Website,
}

/// <summary>For how long something is blocked, and why.</summary>
/// <param name="Weeks">One of <see cref="SendingBlock.Terms"/>.</param>
/// <param name="Reason">For colleagues.</param>
/// <param name="ReportCode">The report at which it is set; null for none.</param>
public sealed record BlockTerm(int Weeks, string Reason, string? ReportCode = null);

/// <summary>
/// A coordinator found abuse in what comes from a mailbox or links to a website: for a term, what comes so is set apart in
/// the areas of the team. Nothing is refused by it. It holds no network address and no browser, and ends by itself.
/// </summary>
public sealed class SendingBlock : Entity, IHoldsContent
{
    /// <summary>For how many weeks it can be set; the last is the longest.</summary>
    public static readonly IReadOnlyList<int> Terms = [2, 6, 13];

    /// <summary>The longest reason.</summary>
    public const int ReasonLength = 300;

    /// <summary>How many a team has at most at a time: who needs more has another problem than a list solves.</summary>
    public const int MostOfTeam = 100;

    private const int DaysOfWeek = 7;

    private SendingBlock()
    {
    }

    /// <summary>In whose areas it works.</summary>
    public Guid TeamId { get; private set; }

    /// <summary>Keyed hash of the address of a mailbox, as that of <see cref="ReporterContact.FoundBy"/>; null for a website.</summary>
    public byte[]? Mailbox { get; private set; }

    /// <summary>The name of a website, as <see cref="WebHost"/> reads it; null for a mailbox.</summary>
    public string? Website { get; private set; }

    /// <summary>The report at which it was set; null when it was typed, or when that report became anonymous.</summary>
    public string? ReportCode { get; private set; }

    /// <summary>Why, for colleagues.</summary>
    public SealedText Reason { get; private set; } = null!;

    /// <summary>The account of who set it; the name is in <see cref="StaffName"/>.</summary>
    public Guid? SetById { get; private set; }

    /// <summary>Since when, UTC.</summary>
    public DateTime SetAt { get; private set; }

    /// <summary>When it ends, UTC: at the end of a day, or when it was lifted.</summary>
    public DateTime Until { get; private set; }

    private BlockedThing Thing => Website is null ? BlockedThing.Mailbox : BlockedThing.Website;

    Guid IHoldsContent.RowId => Id;

    Guid IHoldsContent.ContentKeyId => Id;

    /// <summary>Sets apart what comes from a mailbox, whose keyed hash this is.</summary>
    public static SendingBlock OfMailbox(Guid teamId, byte[] mailbox, BlockTerm term, Actor by, DateTime now) =>
        new SendingBlock { TeamId = teamId, Mailbox = mailbox }.Set(term, by, now);

    /// <summary>Sets apart what links to a website.</summary>
    public static SendingBlock OfWebsite(Guid teamId, string website, BlockTerm term, Actor by, DateTime now) =>
        new SendingBlock { TeamId = teamId, Website = website }.Set(term, by, now);

    /// <summary>It is set once more. What lasts as long already stays as it is.</summary>
    public void Lengthen(BlockTerm term, Actor by, DateTime now)
    {
        if (EndOf(term, now) > Until)
            Set(term, by, now);
    }

    /// <summary>It ends now. Doing it again changes nothing.</summary>
    public void Lift(Actor by, DateTime now)
    {
        if (Until <= now)
            return;
        Until = now;
        Raise(new SendingBlockLifted(Thing), by, now);
    }

    /// <summary>Its report became anonymous: nothing may lead from the address to it any more.</summary>
    internal void ForgetReport() => ReportCode = null;

    private static DateTime EndOf(BlockTerm term, DateTime now) => WorkingTime.AddDays(now, term.Weeks * DaysOfWeek);

    private SendingBlock Set(BlockTerm term, Actor by, DateTime now)
    {
        (Reason, ReportCode, SetById, SetAt, Until) = (SealedText.Of(term.Reason), term.ReportCode, by.UserId, now, EndOf(term, now));
        Raise(new SendingBlockSet(Thing, term.Weeks), by, now);
        return this;
    }
}

/// <summary>What comes from a mailbox, or links to a website, is set apart from now on.</summary>
/// <param name="Thing">Which of the two.</param>
/// <param name="Weeks">For how long.</param>
public sealed record SendingBlockSet(BlockedThing Thing, int Weeks) : DomainEvent;

/// <summary>It is not any more.</summary>
/// <param name="Thing">Which of the two.</param>
public sealed record SendingBlockLifted(BlockedThing Thing) : DomainEvent;

/// <summary>Which blocks count.</summary>
internal static class SendingBlockQueries
{
    /// <summary>Those that hold at a moment, UTC.</summary>
    public static IQueryable<SendingBlock> HoldingAt(this IQueryable<SendingBlock> blocks, DateTime at) => blocks.Where(b => b.Until > at);

    /// <summary>Those that were over at a moment, UTC.</summary>
    public static IQueryable<SendingBlock> PastAt(this IQueryable<SendingBlock> blocks, DateTime at) => blocks.Where(b => b.Until <= at);
}

internal sealed class SendingBlockConfiguration : IEntityTypeConfiguration<SendingBlock>
{
    public void Configure(EntityTypeBuilder<SendingBlock> block)
    {
        block.Property(b => b.Mailbox).HasMaxLength(32);
        block.Property(b => b.Website).HasMaxLength(WebHost.Length).IsUnicode(false);
        block.Property(b => b.ReportCode).HasMaxLength(Report.CodeLength).IsUnicode(false);
        block.Property(b => b.Reason).HoldsSealed(SendingBlock.ReasonLength);
        // What is set twice is there once.
        block.HasIndex(b => new { b.TeamId, b.Mailbox }).IsUnique();
        block.HasIndex(b => new { b.TeamId, b.Website }).IsUnique();
        block.HasIndex(b => b.Until);
        block.HasOne<Team>().WithMany().HasForeignKey(b => b.TeamId);
    }
}

internal sealed class SendingBlockPersonalData : IHoldsPersonalData
{
    public void Describe(HoldingBook book) => book.Of<SendingBlock>(Processing.Blocks)
        .Hashes(PersonalData.Contact, b => b.Mailbox)
        .Holds(PersonalData.Website, b => b.Website)
        .Holds(PersonalData.Code, b => b.ReportCode)
        .Holds(PersonalData.Reason, b => b.Reason)
        .Holds(PersonalData.Staff, b => b.SetById)
        .Holds(PersonalData.Course, b => b.SetAt, b => b.Until)
        .HoldsNone(b => b.TeamId);
}
