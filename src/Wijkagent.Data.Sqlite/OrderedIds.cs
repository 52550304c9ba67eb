using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace Wijkagent.Data.Sqlite;

/// <summary>
/// Gives new rows ids that follow each other in time, as they do on SQL Server: EF's own for SQLite are random, so that each
/// row of a report lay on another page of each index. Source: RFC 9562, 5.7 and 6.11.
/// </summary>
/// <param name="dependencies">What EF hands to its own.</param>
internal sealed class OrderedIds(ValueGeneratorSelectorDependencies dependencies) : RelationalValueGeneratorSelector(dependencies)
{
    /// <inheritdoc />
    protected override ValueGenerator? FindForType(IProperty property, ITypeBase typeBase, Type clrType) =>
        clrType == typeof(Guid) ? new OrderedId() : base.FindForType(property, typeBase, clrType);

    private sealed class OrderedId : ValueGenerator<Guid>
    {
        public override bool GeneratesTemporaryValues => false;

        public override Guid Next(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry entry) => Guid.CreateVersion7();
    }
}
