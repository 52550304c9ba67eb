using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Core.Identity.Sessions;
using Wijkagent.Core.Privacy.Register;

namespace Wijkagent.Core.Identity;

internal sealed class AccountPersonalData : IHoldsPersonalData
{
    public void Describe(HoldingBook book)
    {
        book.NothingIn<IdentityRole<Guid>>().NothingIn<IdentityRoleClaim<Guid>>()
            // Identity's own, which the portal leaves empty (ADR 8).
            .NothingIn<IdentityUserClaim<Guid>>().NothingIn<IdentityUserToken<Guid>>();
        book.Of<User>(Processing.Accounts)
            .Holds(PersonalData.Name, u => u.SealedName)
            .Holds(PersonalData.Contact, u => u.SealedEmail)
            .Hashes(PersonalData.Contact, u => u.NormalizedEmail, u => u.NormalizedUserName)
            .Holds(PersonalData.Work, u => u.OfficerId, u => u.TeamId)
            .Hashes(PersonalData.Proof, u => u.PasswordHash)
            .Holds(PersonalData.Course, u => u.EmailConfirmed, u => u.DisabledAt, u => u.ErasureAskedAt)
            // Identity's own, of which the portal uses none, and what it compares to see that an account changed.
            .HoldsNone(u => u.SecurityStamp, u => u.ConcurrencyStamp, u => u.AccessFailedCount, u => u.LockoutEnabled, u => u.LockoutEnd,
                u => u.TwoFactorEnabled);
        book.Of<StaffName>(Processing.History)
            .Holds(PersonalData.Name, n => n.Name)
            .Holds(PersonalData.Connection, n => n.UserId);
        book.Of<IdentityUserRole<Guid>>(Processing.Accounts)
            .Holds(PersonalData.Connection, r => r.UserId)
            .Holds(PersonalData.Work, r => r.RoleId);
        book.Of<IdentityUserLogin<Guid>>(Processing.Accounts)
            .Holds(PersonalData.Connection, l => l.UserId, l => l.LoginProvider, l => l.ProviderKey, l => l.ProviderDisplayName);
        book.Of<IdentityUserPasskey<Guid>>(Processing.SigningIn)
            .Holds(PersonalData.Connection, p => p.UserId)
            .Holds(PersonalData.PublicKey, p => p.CredentialId, p => p.Data);
        book.Of<AuthenticatorApp>(Processing.SigningIn)
            .Holds(PersonalData.Connection, a => a.UserId)
            .Encrypts(PersonalData.Proof, a => a.Key)
            .Holds(PersonalData.Course, a => a.LastStep, a => a.WrongCodes, a => a.PausedUntil, a => a.MadeAt);
        book.Of<RecoveryCode>(Processing.SigningIn)
            .Holds(PersonalData.Connection, c => c.UserId)
            .Hashes(PersonalData.Proof, c => c.Hash);
        book.Of<UsedProof>(Processing.SigningIn)
            .Hashes(PersonalData.Proof, p => p.Hash)
            .Holds(PersonalData.Course, p => p.UsedAt);
        book.Of<UserSession>(Processing.SigningIn)
            .Holds(PersonalData.Connection, s => s.UserId)
            .Holds(PersonalData.Device, s => s.Browser, s => s.System)
            .Holds(PersonalData.Course, s => s.Way, s => s.StartedAt, s => s.SeenAt, s => s.ConfirmedAt);
    }
}
