using Microsoft.EntityFrameworkCore;
using Wijkagent.Core.Common;
using Wijkagent.Core.Persistence;

namespace Wijkagent.Core.Partners;

/// <summary>What was filled in about a partner.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it is; null when nothing was chosen.</param>
/// <param name="Website">Its website.</param>
/// <param name="Phone">Its number.</param>
/// <param name="Municipalities">The names or codes of the municipalities in which it works, one on each line.</param>
public sealed record TellPartner(string? Name, PartnerKind? Kind, string? Website, string? Phone, string? Municipalities);

/// <summary>There is a partner of this name already.</summary>
/// <param name="Field">The input it stands in.</param>
public sealed record PartnerNameTaken(string Field) : InvalidError(Field);

/// <summary>It is no complete https address.</summary>
/// <param name="Field">The input it stands in.</param>
public sealed record NotAWebsite(string Field) : InvalidError(Field);

/// <summary>There is no municipality of this name.</summary>
/// <param name="Field">The input it stands in.</param>
/// <param name="Typed">What was typed.</param>
public sealed record MunicipalityUnknown(string Field, string Typed) : InvalidError(Field)
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Typed];
}

/// <summary>Keeps the list of partners.</summary>
public sealed class PartnerAdministration(WijkagentDbContext db, IDatabaseDialect dialect, TimeProvider clock)
{
    /// <summary>The longest list of municipalities.</summary>
    public const int MunicipalitiesLength = 4000;

    /// <summary>Adds one.</summary>
    /// <returns>Its name in addresses; what is wrong, each at its field; or <see cref="PartnerNameTaken"/>.</returns>
    public async Task<Result<string>> AddAsync(TellPartner told, Actor by, CancellationToken cancel)
    {
        var facts = await ReadAsync(told, cancel);
        if (!facts.IsDone)
            return facts.Error;
        var slug = Slug.From(facts.Value.Name);
        if (await IsTakenAsync(facts.Value.Name, slug, null, cancel))
            return new PartnerNameTaken(nameof(told.Name));
        db.Partners.Add(new Partner(facts.Value, by, Now()));
        return await db.SaveUnlessTakenAsync(dialect, 1, cancel) ? slug : new PartnerNameTaken(nameof(told.Name));
    }

    /// <summary>Changes one, unless somebody else did since it was on the screen.</summary>
    /// <returns>Done; <see cref="NothingHere"/>, <see cref="ChangedBySomebodyElse"/>, or as <see cref="AddAsync"/>.</returns>
    public async Task<Result> ChangeAsync(string slug, int version, TellPartner told, Actor by, CancellationToken cancel)
    {
        var facts = await ReadAsync(told, cancel);
        if (!facts.IsDone)
            return facts.Error;
        if (await FindAsync(slug, cancel) is not { } partner)
            return new NothingHere();
        if (partner.Version != version)
            return new ChangedBySomebodyElse();
        if (await IsTakenAsync(facts.Value.Name, null, partner.Id, cancel))
            return new PartnerNameTaken(nameof(told.Name));
        partner.Change(facts.Value, by, Now());
        return await db.SaveUnlessTakenAsync(dialect, 1, cancel) ? Result.Done : new ChangedBySomebodyElse();
    }

    /// <summary>It works along no more. Doing it again changes nothing.</summary>
    /// <returns>Done or <see cref="NothingHere"/>.</returns>
    public Task<Result> EndAsync(string slug, Actor by, CancellationToken cancel) => ChangeAsync(slug, partner => partner.End(by, Now()), cancel);

    /// <summary>It works along again. Doing it again changes nothing.</summary>
    /// <returns>Done or <see cref="NothingHere"/>.</returns>
    public Task<Result> ResumeAsync(string slug, Actor by, CancellationToken cancel) => ChangeAsync(slug, partner => partner.Resume(by, Now()), cancel);

    private async Task<Result> ChangeAsync(string slug, Action<Partner> change, CancellationToken cancel)
    {
        if (await FindAsync(slug, cancel) is not { } partner)
            return new NothingHere();
        change(partner);
        return await db.SaveOrDoAgainAsync(Result.Done, () => ChangeAsync(slug, change, cancel), cancel);
    }

    private async Task<Result<PartnerFacts>> ReadAsync(TellPartner told, CancellationToken cancel)
    {
        var check = new InputCheck();
        var name = check.Line(told.Name, nameof(told.Name), Partner.NameLength, required: true);
        if (told.Kind is null)
            check.Refuse(new ValueMissing(nameof(told.Kind)));
        var website = check.Line(told.Website, nameof(told.Website), Partner.WebsiteLength);
        if (website.Length > 0 && !(Uri.TryCreate(website, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0))
            check.Refuse(new NotAWebsite(nameof(told.Website)));
        var phone = check.Line(told.Phone, nameof(told.Phone), Partner.PhoneLength);
        if (phone.Length > 0 && ContactText.Phone(phone) is null)
            check.Refuse(new NotAPhoneNumber(nameof(told.Phone)));
        var lines = check.Lines(told.Municipalities, nameof(told.Municipalities), MunicipalitiesLength, required: true);
        var worksIn = await MunicipalitiesAsync(lines, check, cancel);
        if (check.Error is { } error)
            return error;
        return new PartnerFacts(name, told.Kind!.Value, website.Length > 0 ? website : null, phone.Length > 0 ? phone : null, worksIn);
    }

    private async Task<HashSet<Guid>> MunicipalitiesAsync(string lines, InputCheck check, CancellationToken cancel)
    {
        var all = await db.Municipalities.AsNoTracking().Where(m => m.EndedInYear == null).Select(m => new { m.Id, m.Code, m.Name }).ToListAsync(cancel);
        var found = new HashSet<Guid>();
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var typed = Slug.Words(line);
            if (all.Find(m => Slug.Words(m.Name) == typed || string.Equals(m.Code, line, StringComparison.OrdinalIgnoreCase)) is { } municipality)
                found.Add(municipality.Id);
            else
                check.Refuse(new MunicipalityUnknown(nameof(TellPartner.Municipalities), line));
        }

        return found;
    }

    private Task<bool> IsTakenAsync(string name, string? slug, Guid? except, CancellationToken cancel) =>
        db.Partners.AnyAsync(p => p.Id != except && (p.Name == name || p.Slug == slug), cancel);

    private Task<Partner?> FindAsync(string slug, CancellationToken cancel) =>
        db.Partners.Include(p => p.WorksIn).SingleOrDefaultAsync(p => p.Slug == slug, cancel);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
