using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Wijkagent.TestSupport.SqlServer;

/// <summary>A row that a save wrote: one of each kind is kept, with the columns that changed.</summary>
/// <param name="Type">The name of its entity type.</param>
/// <param name="State">Whether it was new, changed or deleted.</param>
/// <param name="Row">A copy of it, tracked by nobody.</param>
/// <param name="Changed">The properties that changed, with the path to those of complex ones.</param>
public sealed record SavedRow(string Type, EntityState State, object Row, IReadOnlySet<string> Changed)
{
    /// <summary>Tells kinds of row apart; null for what a save leaves alone.</summary>
    public static string? KeyOf(EntityEntry entry) => entry.State switch
    {
        // It is a part of the row of its owner.
        _ when entry.Metadata.IsOwned() => null,
        EntityState.Modified => $"change {entry.Metadata.Name}: {string.Join(' ', ChangedOf(entry))}",
        EntityState.Added => $"add {entry.Metadata.Name}",
        EntityState.Deleted => $"delete {entry.Metadata.Name}",
        _ => null,
    };

    /// <summary>A copy of what is about to be saved.</summary>
    public static SavedRow Of(EntityEntry entry)
    {
        var copy = entry.CurrentValues.ToObject();
        foreach (var owned in OwnedBy(entry).Where(o => o.TargetEntry is not null))
            owned.Metadata.PropertyInfo!.SetValue(copy, owned.TargetEntry!.CurrentValues.ToObject());
        return new(entry.Metadata.Name, entry.State, copy, ChangedOf(entry).ToHashSet());
    }

    /// <summary>Puts the row in another context, to be saved there.</summary>
    public void AddTo(DbContext db)
    {
        // A table between two others has no class of its own.
        var entry = Row is Dictionary<string, object> pair ? db.Set<Dictionary<string, object>>(Type).Entry(pair) : db.Entry(Row);
        if (State == EntityState.Added)
        {
            db.Add(Row);
            return;
        }

        db.Attach(Row);
        foreach (var (path, property) in PropertiesOf(entry.Members).Where(p => Changed.Contains(p.Path)))
            property.IsModified = true;
        foreach (var owned in OwnedBy(entry).Where(o => o.TargetEntry is not null))
            owned.TargetEntry!.State = State;
        if (State == EntityState.Deleted)
            entry.State = State;
    }

    private static IEnumerable<ReferenceEntry> OwnedBy(EntityEntry entry) => entry.References.Where(r => r.TargetEntry?.Metadata.IsOwned() == true);

    private static IEnumerable<string> ChangedOf(EntityEntry entry) =>
        PropertiesOf(entry.Members).Where(p => p.Property.IsModified).Select(p => p.Path);

    private static IEnumerable<(string Path, PropertyEntry Property)> PropertiesOf(IEnumerable<MemberEntry> members, string path = "") =>
        members.SelectMany(member => member switch
        {
            PropertyEntry property => [(path + property.Metadata.Name, property)],
            ComplexPropertyEntry complex => PropertiesOf([.. complex.Properties, .. complex.ComplexProperties], $"{path}{complex.Metadata.Name}."),
            _ => Enumerable.Empty<(string, PropertyEntry)>(),
        });
}
