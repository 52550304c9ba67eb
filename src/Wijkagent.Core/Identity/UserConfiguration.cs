using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Officers;

namespace Wijkagent.Core.Identity;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.Property(u => u.DisplayName).HasMaxLength(User.DisplayNameLength);
        user.HasOne(u => u.Officer).WithMany().HasForeignKey(u => u.OfficerId);
        user.HasOne<Team>().WithMany().HasForeignKey(u => u.TeamId);
    }
}
