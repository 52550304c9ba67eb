using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Wijkagent.Core.Common;
using Wijkagent.Core.Identity;
using Wijkagent.Core.Privacy.Audit;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.Core.Persistence;

/// <summary>
/// The one database. A save raises the version of what was changed and writes the events that were raised, with their
/// entries in the audit log and the names of who of the staff did it, in the same transaction. Sealed texts are sealed before it.
/// </summary>
/// <param name="options">Which database.</param>
/// <param name="audit">Who is at work; when left out, the program by itself.</param>
/// <param name="contents">What seals texts; when left out, none that is new can be saved.</param>
/// <param name="known">Which names of staff are kept; when left out, it is asked at each save.</param>
/// <param name="marks">What marks entries of the audit log as the program's own; when left out, none is, and none of them is ever sealed.</param>
public sealed partial class WijkagentDbContext(
    DbContextOptions<WijkagentDbContext> options, AuditContext? audit = null, Contents? contents = null, KnownNames? known = null,
    AuditMarks? marks = null)
    : IdentityDbContext<User, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    private readonly AuditContext audit = audit ?? new AuditContext(new AuditNode(AuditContext.Program), TimeProvider.System);

    // By name, as in the columns: the order of an enumeration may change, what was kept may not.
    private static readonly JsonSerializerOptions PayloadOptions = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <inheritdoc />
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        PrepareSave();
        if (marks is not null && NewEntries().Any())
            throw new InvalidOperationException("What the audit log tells of is saved asynchronously: its entries are marked with a key.");
        var saved = base.SaveChanges(acceptAllChangesOnSuccess);
        ForgetRaisedEvents();
        return saved;
    }

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Action? named = null;
        List<AuditEntry> entries;
        if (ChangeTracker.AutoDetectChangesEnabled)
            ChangeTracker.DetectChanges();
        using (new Unwatched(ChangeTracker))
        {
            if (contents is not null)
            {
                named = await new StaffNaming(this, contents, known).PrepareAsync(cancellationToken);
                if (FreshText.In(ChangeTracker) is { Count: > 0 } fresh)
                    await contents.PrepareAsync(this, fresh, cancellationToken);
            }

            PrepareSave();
            entries = [.. NewEntries()];
        }

        var saved = marks is not null && entries.Count > 0
            ? await Database.CreateExecutionStrategy().ExecuteAsync(MarkAndSaveAsync)
            : await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        ForgetRaisedEvents();
        named?.Invoke();
        return saved;

        // Each try has marks of its own: one of which the answer was lost may have been saved.
        async Task<int> MarkAndSaveAsync()
        {
            await marks.MarkAsync(entries, cancellationToken);
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(WijkagentDbContext).Assembly);
        SealedColumn.BindAll(builder);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (typeof(Entity).IsAssignableFrom(entity.ClrType))
                entity.FindProperty(nameof(Entity.Version))!.IsConcurrencyToken = true;

            // Nothing is deleted in passing unless a configuration says so: it would be lost unseen, or by two ways, which SQL Server refuses.
            foreach (var key in entity.GetForeignKeys().Cast<IConventionForeignKey>())
            {
                if (key.GetDeleteBehaviorConfigurationSource() != ConfigurationSource.Explicit && !key.IsOwnership)
                    key.SetDeleteBehavior(DeleteBehavior.Restrict);
            }
        }
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>().HavePrecision(6);
        configurationBuilder.Properties<SealedText>().HaveConversion<SealedColumn>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<long>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40).AreUnicode(false);
    }

    private void PrepareSave()
    {
        // What is written down without an entity that raised it, such as the news of an account.
        var audited = ChangeTracker.Entries<EventRecord>().Where(e => e.State == EntityState.Added)
            .Select(e => AuditEntry.Of(AuditedEvents.NoteOf(e.Entity, null), e.Entity.By, audit)).ToList();
        var sequence = 0;
        foreach (var entry in ChangeTracker.Entries<Entity>().ToList())
        {
            if (entry.State == EntityState.Modified || (entry.State == EntityState.Unchanged && entry.Entity.RaisedEvents.Count > 0))
                entry.Entity.RaiseVersion();
            foreach (var raised in entry.Entity.RaisedEvents)
            {
                var record = RecordOf(entry, raised, sequence++);
                Events.Add(record);
                audited.Add(AuditEntry.Of(AuditedEvents.NoteOf(record, entry.Entity), raised.By, audit));
            }
        }

        AuditEntries.AddRange(audited.OrderBy(e => e.OccurredAt));
    }

    private IEnumerable<AuditEntry> NewEntries() =>
        ChangeTracker.Entries<AuditEntry>().Where(e => e.State == EntityState.Added).Select(e => e.Entity);

    private static EventRecord RecordOf(EntityEntry<Entity> entry, RaisedEvent raised, int sequence)
    {
        var payload = JsonSerializer.Serialize(raised.Happened, raised.Happened.GetType(), PayloadOptions);
        return EventRecord.Of(raised, entry.Metadata.ClrType.Name, entry.Entity.Id, payload, sequence);
    }

    private void ForgetRaisedEvents()
    {
        using var unwatched = new Unwatched(ChangeTracker);
        foreach (var entry in ChangeTracker.Entries<Entity>())
            entry.Entity.ForgetRaised();
    }
}
