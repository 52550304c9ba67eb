using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Common;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Officers;

namespace Wijkagent.Core.Agenda;

/// <summary>What kind of moment it is.</summary>
public enum CommunityEventKind
{
    /// <summary>A meeting or feast.</summary>
    Event,

    /// <summary>An hour in which people can walk in.</summary>
    ConsultationHour,

    /// <summary>A walk through the district.</summary>
    Walk,
}

/// <summary>A moment in a district where residents and officer meet.</summary>
public sealed class CommunityEvent : Entity
{
    /// <summary>The longest title or place.</summary>
    public const int LineLength = 150;

    /// <summary>The longest text.</summary>
    public const int TextLength = 2000;

    private CommunityEvent()
    {
    }

    /// <summary>A moment in a district; times in UTC.</summary>
    public CommunityEvent(
        Guid districtId, Guid? officerId, CommunityEventKind kind, LocalizedText title, LocalizedText text, string place, DateTime startsAt, DateTime endsAt)
    {
        (DistrictId, OfficerId, Kind, Title, Text) = (districtId, officerId, kind, title, text);
        (Place, StartsAt, EndsAt) = (place, startsAt, endsAt);
    }

    /// <summary>In which district.</summary>
    public Guid DistrictId { get; private set; }

    /// <summary>Which officer is there, if any.</summary>
    public Guid? OfficerId { get; private set; }

    /// <summary>What kind of moment it is.</summary>
    public CommunityEventKind Kind { get; private set; }

    /// <summary>What it is called.</summary>
    public LocalizedText Title { get; private set; } = new("", "");

    /// <summary>What happens.</summary>
    public LocalizedText Text { get; private set; } = new("", "");

    /// <summary>Where, in words.</summary>
    public string Place { get; private set; } = "";

    /// <summary>From when, UTC.</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>Until when, UTC.</summary>
    public DateTime EndsAt { get; private set; }
}

internal sealed class CommunityEventConfiguration : IEntityTypeConfiguration<CommunityEvent>
{
    public void Configure(EntityTypeBuilder<CommunityEvent> happening)
    {
        happening.Property(e => e.Place).HasMaxLength(CommunityEvent.LineLength);
        happening.HasIndex(e => new { e.DistrictId, e.StartsAt });
        happening.HasOne<District>().WithMany().HasForeignKey(e => e.DistrictId);
        happening.HasOne<Officer>().WithMany().HasForeignKey(e => e.OfficerId);
        happening.ComplexProperty(e => e.Title, text => LocalizedColumns.Configure(text, CommunityEvent.LineLength));
        happening.ComplexProperty(e => e.Text, text => LocalizedColumns.Configure(text, CommunityEvent.TextLength));
    }
}
