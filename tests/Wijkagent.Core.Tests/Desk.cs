using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Cases;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Notifications;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Reports;
using Wijkagent.Core.Tests.Reports;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests;

/// <summary>A mail to a reporter that waits to leave.</summary>
internal sealed record Mailed(string To, string Code, ReportNews News, bool HasLink);

/// <summary>
/// The town with two officers: Wim has West, Elly has East and stands in for Wim; Cora coordinates their team. Each
/// thing that is done takes a minute.
/// </summary>
internal sealed class Desk : CoreHost
{
    public const string Noise = "geluid";
    public const string Traffic = "verkeer";
    public const string Sensitive = "discriminatie";

    public Officer West { get; private set; } = null!;

    public Officer East { get; private set; } = null!;

    public Actor Wim { get; private set; } = null!;

    public Actor Elly { get; private set; } = null!;

    public Actor Cora { get; private set; } = null!;

    public static async Task<Desk> BuildAsync()
    {
        var desk = new Desk();
        await using (var db = desk.Open())
        {
            db.AddRange(Reporting.Kind(slug: Noise), Reporting.Kind(slug: Traffic), Reporting.Kind(slug: Sensitive, sensitive: true));
            await desk.Town.AddToAsync(db);
            desk.West = await desk.Town.AddOfficerAsync(db, "Wim", "West", o => TownBuilder.Has(o, desk.Town.West));
            desk.East = await desk.Town.AddOfficerAsync(db, "Elly", "Oost", o =>
            {
                TownBuilder.Has(o, desk.Town.East);
                TownBuilder.Has(o, desk.Town.West, BeatRole.Deputy);
            });
        }

        desk.Wim = await desk.ActorAsync(await desk.AddUserAsync("Wim West", desk.West, RoleNames.Officer));
        desk.Elly = await desk.ActorAsync(await desk.AddUserAsync("Elly Oost", desk.East, RoleNames.Officer));
        desk.Cora = await desk.ActorAsync(await desk.AddUserAsync("Cora", null, RoleNames.Coordinator));
        return desk;
    }

    /// <summary>An account of the team with roles; an officer's when there is one.</summary>
    public async Task<Guid> AddUserAsync(string name, Officer? officer, params string[] roles)
    {
        await using var db = Open();
        var user = new User { UserName = name, DisplayName = name, OfficerId = officer?.Id, TeamId = Town.Team.Id };
        db.Add(user);
        foreach (var role in roles)
        {
            var kept = await db.Roles.SingleOrDefaultAsync(r => r.Name == role) ?? db.Add(new IdentityRole<Guid>(role)).Entity;
            db.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = kept.Id });
        }

        await db.SaveChangesAsync();
        return user.Id;
    }

    /// <summary>Who an account is at this moment.</summary>
    public Task<Actor> ActorAsync(Guid userId) =>
        InRequestAsync<StaffActors, Actor>(staff => staff.OfAsync(userId, Clock.GetUtcNow().UtcDateTime, default));

    /// <summary>A report in the inbox. With an address it was confirmed by its reporter, unless staff took it in.</summary>
    public async Task<string> AddReportAsync(
        Neighbourhood where, string? email = "mel@voorbeeld.nl", string kind = Noise, string text = "Jongeren maken lawaai",
        string place = "bij de speeltuin", GeoPoint? point = null, Actor? takenInBy = null, string? toldWith = null)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var now = Clock.GetUtcNow().UtcDateTime;
        await using var db = Open();
        var told = new SubmittedReport(
            PublicCode.ForReport(now), new byte[32], Guid.CreateVersion7(), where.Id, point, place, text, null, null, true,
            Frequency.Daily, "nl", email is null ? null : new ReporterContact("Mel", email, null))
        {
            ToldWith = toldWith is null ? null : (await db.Reports.SingleAsync(r => r.Code == toldWith)).Id,
        };
        var report = Report.Submit(told, await db.ReportKinds.SingleAsync(k => k.Slug == kind), takenInBy ?? Actor.Reporter, now);
        Assert.Null(report.Confirm(Actor.Reporter, now).Error);
        db.Add(report);
        await db.SaveChangesAsync();
        return report.Code;
    }

    /// <summary>A case that Wim opened with a report on it.</summary>
    public async Task<string> StartCaseAsync(string code, string title = "Lawaai") =>
        (await WorkAsync(async w => await w.StartAsync(new StartCase(code, await VersionAsync(code), title), Wim, default))).Value!;

    /// <summary>Wim puts a report on a case.</summary>
    public async Task JoinAsync(string code, string number) =>
        Assert.Equal(number, (await WorkAsync(async w => await w.JoinAsync(new JoinCase(code, await VersionAsync(code), number), Wim, default))).Value);

    public Task<Result> HandleAsync(Func<ReportHandling, Task<Result>> act) => DoAsync(act);

    public Task<Result<string>> WorkAsync(Func<CaseWork, Task<Result<string>>> act) => DoAsync(act);

    public Task<Result> OnCaseAsync(Func<CaseHandling, Task<Result>> act) => DoAsync(act);

    /// <summary>Does something as one request, a minute later.</summary>
    public Task<TResult> DoAsync<TService, TResult>(Func<TService, Task<TResult>> act)
        where TService : notnull
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return InRequestAsync(act);
    }

    /// <summary>Does the same twice at the same moment, as a double click does.</summary>
    public async Task<TResult[]> TwiceAtOnceAsync<TService, TResult>(Func<TService, Task<TResult>> act)
        where TService : notnull
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return await Task.WhenAll(Task.Run(() => InRequestAsync(act)), Task.Run(() => InRequestAsync(act)));
    }

    public async Task<Report> ReportAsync(string code)
    {
        await using var db = Open();
        return await db.Reports.Include(r => r.Messages).Include(r => r.Case).SingleAsync(r => r.Code == code);
    }

    public async Task<int> VersionAsync(string code) => (await ReportAsync(code)).Version;

    public async Task<Case> CaseAsync(string number)
    {
        await using var db = Open();
        return await db.Cases.Include(c => c.Reports).Include(c => c.Actions).Include(c => c.Tasks).SingleAsync(c => c.Number == number);
    }

    /// <summary>The names of what happened to a report or case, in order.</summary>
    public async Task<List<string>> EventsAsync(Guid subject)
    {
        await using var db = Open();
        return await db.Events.Where(e => e.SubjectId == subject).OrderBy(e => e.OccurredAt).ThenBy(e => e.Sequence).Select(e => e.Name).ToListAsync();
    }

    /// <summary>The mails that wait to leave, in order.</summary>
    public async Task<List<Mailed>> MailsAsync()
    {
        await using var db = Open();
        var waiting = await db.Outbox.ToListAsync();
        return await InRequestAsync<MailPayloads, List<Mailed>>(payloads => Task.FromResult(waiting.Select(m =>
        {
            var mail = (ReportNewsMail)payloads.Open(typeof(ReportNewsMail), m.Payload);
            return (m.CreatedAt, Mail: new Mailed(payloads.OpenAddress(m.To), mail.Code, mail.News, mail.Link is not null));
        }).OrderBy(m => m.CreatedAt).ThenBy(m => m.Mail.To, StringComparer.Ordinal).Select(m => m.Mail).ToList()));
    }

    /// <summary>All that changes when anything is done: events, messages and mails. A refused step leaves it as it was.</summary>
    public async Task<(int Events, int Messages, int Mails, int Versions)> TraceAsync()
    {
        await using var db = Open();
        return (await db.Events.CountAsync(), await db.ReportMessages.CountAsync(), await db.Outbox.CountAsync(),
            await db.Reports.SumAsync(r => r.Version) + await db.Cases.SumAsync(c => c.Version));
    }
}
