using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.Core.Reports;

namespace Wijkagent.Core.Privacy.Rights.Requests;

internal sealed class RightsRequestConfiguration : IEntityTypeConfiguration<RightsRequest>
{
    public void Configure(EntityTypeBuilder<RightsRequest> request)
    {
        request.Property(r => r.Code).HasMaxLength(Report.CodeLength).IsUnicode(false);
        request.Property(r => r.SendKey).HasMaxLength(64).IsUnicode(false);
        request.Property(r => r.Name).HoldsSealed(ReporterContact.NameLength);
        request.Property(r => r.Email).HoldsSealed(ReporterContact.EmailLength);
        request.Property(r => r.Text).HoldsSealed(RightsRequest.TextLength);
        request.Property(r => r.ReportCode).HoldsSealed(Report.CodeLength);
        request.Property(r => r.ExtensionReason).HoldsSealed(RightsRequest.AnswerLength);
        request.Property(r => r.Answer).HoldsSealed(RightsRequest.AnswerLength);
        request.Property(r => r.FoundBy).HasMaxLength(32);
        request.Property(r => r.Language).HasMaxLength(2).IsUnicode(false);
        request.HasIndex(r => r.Code).IsUnique();
        request.HasIndex(r => r.SendKey).IsUnique();
        request.HasIndex(r => r.FoundBy);
        request.HasIndex(r => new { r.Status, r.DueAt });
    }
}
