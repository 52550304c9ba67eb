using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Cases;

internal sealed class CaseConfiguration : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> @case)
    {
        @case.Property(c => c.Number).HasMaxLength(Case.NumberLength).IsUnicode(false);
        @case.Property(c => c.Title).HoldsSealed(Case.TitleLength);
        @case.Property(c => c.Outcome).HoldsSealed(Case.OutcomeLength);
        @case.Property(c => c.WaitingFor).HoldsSealed(Case.WaitingForLength);
        @case.HasIndex(c => c.Number).IsUnique();
        @case.HasIndex(c => new { c.NeighbourhoodId, c.Status, c.ChangedAt, c.Band });
        @case.HasIndex(c => new { c.Status, c.ResolvedAt });
        @case.HasIndex(c => new { c.KindId, c.OpenedAt });
        @case.HasOne(c => c.Kind).WithMany().HasForeignKey(c => c.KindId);
        @case.HasOne(c => c.Neighbourhood).WithMany().HasForeignKey(c => c.NeighbourhoodId);
        @case.HasOne<Officer>().WithMany().HasForeignKey(c => c.OfficerId);
        @case.HasMany(c => c.Actions).WithOne().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Cascade);
        @case.HasMany(c => c.Tasks).WithOne().HasForeignKey(t => t.CaseId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CaseActionConfiguration : IEntityTypeConfiguration<CaseAction>
{
    public void Configure(EntityTypeBuilder<CaseAction> action)
    {
        action.Property(a => a.Description).HoldsSealed(CaseAction.DescriptionLength);
    }
}

internal sealed class CaseTaskConfiguration : IEntityTypeConfiguration<CaseTask>
{
    public void Configure(EntityTypeBuilder<CaseTask> task)
    {
        task.Property(t => t.Description).HoldsSealed(CaseTask.DescriptionLength);
    }
}
