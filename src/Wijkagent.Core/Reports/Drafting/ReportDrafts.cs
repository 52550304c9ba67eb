using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;
using Wijkagent.Core.Reports.Attachments;

namespace Wijkagent.Core.Reports.Drafting;

/// <summary>The draft is not there any more: too old, thrown away, or not to be read.</summary>
public sealed record DraftGone : NotFoundError;

/// <summary>Another tab kept another text since the form was shown: its writer sees that before it is replaced.</summary>
public sealed record TextKeptElsewhere : ConflictError;

/// <summary>A draft as it was read.</summary>
/// <param name="Answers">What was answered so far.</param>
/// <param name="Stamp">Changes with every answer: whoever sends names the answers that were checked.</param>
/// <param name="Key">Stays the same from answer to answer.</param>
public sealed record OpenDraft(DraftAnswers Answers, string Stamp, Guid Key);

/// <summary>
/// Keeps what somebody is still filling in, for a day behind a token that only their cookie holds. Two tabs with the
/// same cookie fill in the same draft.
/// </summary>
public sealed class ReportDrafts(WijkagentDbContext db, AttachmentStore store, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int TokenLength = 32;
    private const int LongestToken = 100;

    private readonly IDataProtector protector = protection.CreateProtector("Wijkagent.ReportDrafts");

    /// <summary>Starts a draft.</summary>
    /// <param name="hint">Where the visitor came from.</param>
    /// <param name="after">The draft that the same cookie held and that was sent, if any: when that was is kept on, and nothing else.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The token of its cookie: 256 random bits.</returns>
    public async Task<string> StartAsync(PlaceHint? hint, DraftAnswers? after, CancellationToken cancel)
    {
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(TokenLength));
        var answers = new DraftAnswers(ReportSecrets.New(), hint, StartedAt: Now(), SentBefore: after?.SentBefore);
        db.ReportDrafts.Add(new ReportDraft(HashOf(token), Seal(answers), Now()));
        await db.SaveChangesAsync(cancel);
        return token;
    }

    /// <summary>Starts a draft behind a token that a device made without a network. Nobody can tell how long it was written at.</summary>
    internal async Task StartAsync(string token, Guid submissionKey, DraftAnswers? after, CancellationToken cancel)
    {
        var answers = new DraftAnswers(ReportSecrets.New(), SentBefore: after?.SentBefore);
        db.ReportDrafts.Add(new ReportDraft(HashOf(token), Seal(answers), Now(), submissionKey));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Reads a draft.</summary>
    /// <returns>The draft, or <see cref="DraftGone"/>.</returns>
    public async Task<Result<OpenDraft>> OpenAsync(string? token, CancellationToken cancel)
    {
        var draft = await Kept(token).AsNoTracking().SingleOrDefaultAsync(cancel);
        return draft is not null && Read(draft) is { } answers ? new OpenDraft(answers, StampOf(draft), draft.SubmissionKey) : new DraftGone();
    }

    /// <summary>
    /// Changes the answers. When another tab was first the change is made again on what that one kept, so
    /// <paramref name="change"/> has to look at nothing but what it is given.
    /// </summary>
    /// <returns>Done, or <see cref="DraftGone"/>, also for a draft that was sent in between.</returns>
    public Task<Result> KeepAsync(string? token, Func<DraftAnswers, DraftAnswers> change, CancellationToken cancel) =>
        KeepAsync(token, change, _ => Task.CompletedTask, cancel);

    /// <summary>The same of what lies beside the answers: <paramref name="change"/> is made in the same save, and again when another tab was first.</summary>
    internal Task<Result> KeepAsync(string? token, Func<ReportDraft, Task> change, CancellationToken cancel) =>
        KeepAsync(token, answers => answers, change, cancel);

    /// <summary>Changes the answers and what lies beside them, in one save.</summary>
    internal async Task<Result> KeepAsync(
        string? token, Func<DraftAnswers, DraftAnswers> change, Func<ReportDraft, Task> changeBeside, CancellationToken cancel)
    {
        while (true)
        {
            var draft = await FindAsync(token, cancel);
            if (draft is not { SentAt: null } || Read(draft) is not { } answers)
                return new DraftGone();
            draft.Keep(Seal(change(answers)), Now());
            await changeBeside(draft);
            try
            {
                await db.SaveChangesAsync(cancel);
                return Result.Done;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Throws a draft away with its pictures, or what the last page still shows of it.</summary>
    public async Task ForgetAsync(string? token, CancellationToken cancel)
    {
        if (!IsToken(token))
            return;
        var hash = HashOf(token);
        var drafts = db.ReportDrafts.Where(d => d.TokenHash == hash);
        var files = await db.FilesOf(drafts).ToListAsync(cancel);
        await drafts.ExecuteDeleteAsync(cancel);
        await store.RemoveAsync(await db.WithoutRowAsync(files, cancel));
    }

    internal Task<ReportDraft?> FindAsync(string? token, CancellationToken cancel) => Kept(token).SingleOrDefaultAsync(cancel);

    internal byte[] Seal(DraftAnswers answers) =>
        protector.Protect(JsonSerializer.SerializeToUtf8Bytes(answers, JsonSerializerOptions.Web));

    /// <summary>The answers of a draft; null when the keys that encrypted them are lost or they have another shape.</summary>
    internal DraftAnswers? Read(ReportDraft draft)
    {
        try
        {
            return JsonSerializer.Deserialize<DraftAnswers>(protector.Unprotect(draft.Answers), JsonSerializerOptions.Web) is { Secret: not null } answers
                ? answers
                : null;
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException)
        {
            return null;
        }
    }

    internal static string StampOf(ReportDraft draft) => $"{draft.SubmissionKey:N}-{draft.Version}";

    private IQueryable<ReportDraft> Kept(string? token)
    {
        var (hash, now) = (HashOf(IsToken(token) ? token : ""), Now());
        return db.ReportDrafts.Where(d => d.TokenHash == hash && d.ExpiresAt > now);
    }

    private static bool IsToken([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? token) => token is { Length: > 0 and < LongestToken };

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
