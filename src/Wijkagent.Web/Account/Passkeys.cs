using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Identity.SecondFactor;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared;

namespace Wijkagent.Web.Account;

/// <summary>A passkey was not made or shown in the way that was asked.</summary>
public sealed record PasskeyRefused : InvalidError;

/// <summary>
/// Making and showing passkeys (WebAuthn level 3, by Identity's own handler). What was asked of the browser is kept in
/// an encrypted cookie for five minutes, and each question is answered once: an answer that was overheard is worth
/// nothing.
/// </summary>
public sealed class Passkeys(
    IPasskeyHandler<User> handler,
    UserManager<User> users,
    UsedProofs proofs,
    IDataProtectionProvider protection,
    IHttpContextAccessor context,
    Transport transport,
    TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly PrivateCookie cookie = new("wa-passkey", context, transport);
    private readonly IDataProtector protector = protection.CreateProtector("Wijkagent.Passkeys");

    private HttpContext Http => context.HttpContext!;

    /// <summary>What a browser needs to make a passkey for somebody, as JSON.</summary>
    public async Task<string> AskToMakeAsync(User user)
    {
        var asked = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Email!, DisplayName = user.DisplayName }, Http);
        Keep(new Question(user.Id, asked.AttestationState!, clock.GetUtcNow() + Life));
        return asked.CreationOptionsJson;
    }

    /// <summary>What a browser needs to show a passkey of whoever holds one, as JSON.</summary>
    public async Task<string> AskToShowAsync()
    {
        var asked = await handler.MakeRequestOptionsAsync(null, Http);
        Keep(new Question(null, asked.AssertionState!, clock.GetUtcNow() + Life));
        return asked.RequestOptionsJson;
    }

    /// <summary>The passkey that a browser made for this person.</summary>
    public async Task<Result<UserPasskeyInfo>> MadeAsync(User user, string? credential, CancellationToken cancel)
    {
        if (Take() is not { } question || question.UserId != user.Id || string.IsNullOrEmpty(credential))
            return new PasskeyRefused();
        var made = await handler.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = Http,
            CredentialJson = credential,
            AttestationState = question.State,
        });
        if (!made.Succeeded || made.UserEntity.Id != user.Id.ToString())
            return new PasskeyRefused();
        return await proofs.UseAsync(question.State, cancel) ? made.Passkey : new PasskeyRefused();
    }

    /// <summary>Whose passkey a browser showed, when that person may sign in.</summary>
    public async Task<Result<User>> ShownAsync(string? credential, CancellationToken cancel)
    {
        if (Take() is not { UserId: null } question || string.IsNullOrEmpty(credential))
            return new PasskeyRefused();
        var shown = await handler.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = Http,
            CredentialJson = credential,
            AssertionState = question.State,
        });
        if (!shown.Succeeded || !shown.User.IsOpen || !await proofs.UseAsync(question.State, cancel))
            return new PasskeyRefused();

        // The authenticator counts how often it was used; one that counts back is a copy.
        await users.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey);
        return shown.User;
    }

    private void Keep(Question question) => cookie.Value = protector.Protect(JsonSerializer.Serialize(question));

    private Question? Take()
    {
        var kept = cookie.Value;
        cookie.Delete();
        try
        {
            return kept is { Length: > 0 }
                && JsonSerializer.Deserialize<Question>(protector.Unprotect(kept)) is { } question
                && question.Until > clock.GetUtcNow() ? question : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Without a person it is a question to show one, with a person to make one.
    private sealed record Question(Guid? UserId, string State, DateTimeOffset Until);
}
