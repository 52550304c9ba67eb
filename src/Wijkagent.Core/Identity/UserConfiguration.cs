using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Identity;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.Ignore(u => u.DisplayName);
        LeaveOut(user, nameof(User.Email));
        LeaveOut(user, nameof(User.UserName));
        // Identity's own, which nobody is asked for.
        LeaveOut(user, nameof(User.PhoneNumber));
        LeaveOut(user, nameof(User.PhoneNumberConfirmed));
        user.Property(u => u.SealedName).HasColumnName(nameof(User.DisplayName)).HoldsSealedInText(User.DisplayNameLength);
        user.Property(u => u.SealedEmail).HasColumnName(nameof(User.Email)).HoldsSealedInText(User.AddressLength);
        user.HasOne(u => u.Officer).WithMany().HasForeignKey(u => u.OfficerId);
        user.HasIndex(u => u.ErasureAskedAt);
        user.Ignore(u => u.IsOpen);
        user.Ignore(u => u.IsInvited);
        user.HasOne<Team>().WithMany().HasForeignKey(u => u.TeamId);
    }

    // Identity has mapped it already, and EF warns of what is mapped and ignored.
    private static void LeaveOut(EntityTypeBuilder<User> user, string property)
    {
        user.Metadata.RemoveProperty(property);
        user.Ignore(property);
    }
}

internal sealed class UserPasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    // Identity says 1024, but a key of SQL Server takes no more; authenticators use 16 to 255 bytes.
    private const int CredentialIdBytes = 900;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey) =>
        passkey.Property(p => p.CredentialId).HasMaxLength(CredentialIdBytes);
}
