using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Account;

/// <summary>What the audit log says of signing in and out.</summary>
public sealed class SignInAuditTests : IDisposable
{
    private const string Email = "wim@voorbeeld.nl";

    private readonly WijkagentFactory host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Signing_in_and_out_leave_an_entry_each_of_the_same_session()
    {
        var user = await host.Accounts.AddAsync(Email, RoleNames.Editor, "Wim");
        var visitor = new Visitor(await host.Accounts.SignInAsync(Email));
        await visitor.GoAsync("/account");
        await visitor.SendAsync(form: "form[action='/afmelden']");

        var entries = await EntriesAsync();
        Assert.Equal([AuditActivity.SignedIn, AuditActivity.SignedOut], entries.Select(e => e.Activity));
        Assert.All(entries, e => Assert.Equal(
            (ActorKind.Staff, user.Id, "", RoleNames.Editor, user.Id), (e.ActorKind, e.UserId, e.ActorName, e.Roles, e.SubjectId)));
        Assert.Equal("""{"way":"PasswordAndCode"}""", entries[0].Filters);
        Assert.NotNull(entries[0].Session);
        Assert.Equal(entries[0].Session, entries[1].Session);
        Assert.Equal($"[\"{entries[0].Session}\"]", entries[1].Shown);
    }

    [Fact]
    public async Task The_name_of_a_resident_is_not_in_the_log()
    {
        var user = await host.Accounts.AddAsync(Email, RoleNames.Resident, "Bo Werner");
        await host.Accounts.SignInAsync(Email);

        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal((ActorKind.Resident, user.Id, ""), (entry.ActorKind, entry.UserId, entry.ActorName));
    }

    [Fact]
    public async Task A_wrong_password_or_code_leaves_an_entry_about_the_account_and_by_nobody()
    {
        var user = await host.Accounts.AddAsync(Email, RoleNames.Editor);
        var visitor = await TryAsync(Email, "een ander wachtwoord");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = Email, ["Password"] = Accounts.Password });
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = "000000" });
        await visitor.GoAsync("/aanmelden/herstelcode");
        await visitor.SendAsync(new Dictionary<string, string?> { ["Code"] = "AAAA-AAAA-AAAA-AAAA" });

        var entries = await EntriesAsync();
        Assert.All(entries, e => Assert.Equal(
            (AuditActivity.SignInRefused, ActorKind.Visitor, null, user.Id), (e.Activity, e.ActorKind, e.UserId, e.SubjectId)));
        Assert.Equal(["Password", "PasswordAndCode", "PasswordAndRecoveryCode"], entries.Select(e => e.Filters!.Split('"')[3]));
    }

    [Fact]
    public async Task Of_an_address_that_is_nobodys_nothing_is_kept_but_that_it_was_tried()
    {
        await TryAsync("onbekend@voorbeeld.nl", "een lang wachtwoord");

        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal((AuditActivity.SignInRefused, (Guid?)null), (entry.Activity, entry.SubjectId));
        Assert.Equal("""{"way":"Password"}""", entry.Filters);
    }

    private async Task<Visitor> TryAsync(string email, string password)
    {
        var visitor = new Visitor(host.CreateClient());
        await visitor.GoAsync("/aanmelden");
        return await visitor.SendAsync(new Dictionary<string, string?> { ["Email"] = email, ["Password"] = password });
    }

    private async Task<List<AuditEntry>> EntriesAsync()
    {
        await using var db = host.OpenDatabase();
        return await db.AuditEntries.Where(e => e.SubjectType == nameof(User) && e.Event == null).OrderBy(e => e.Id).ToListAsync();
    }
}
