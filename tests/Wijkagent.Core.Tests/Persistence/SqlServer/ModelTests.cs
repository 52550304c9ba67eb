using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Wijkagent.TestSupport.SqlServer;

namespace Wijkagent.Core.Tests.Persistence.SqlServer;

/// <summary>What SQL Server refuses and its offline compiler does not see.</summary>
public sealed class ModelTests
{
    private const int PrimaryKeyBytes = 900;
    private const int IndexBytes = 1700;

    private static readonly IModel Model = ReadModel();

    [Fact]
    public void No_key_or_index_is_longer_than_SQL_Server_takes()
    {
        var tooLong = from entity in Model.GetEntityTypes()
                      from key in entity.GetKeys().Select(k => (Name: k.ToString()!, k.Properties, Limit: PrimaryKeyBytes))
                          .Concat(entity.GetIndexes().Select(i => (Name: i.ToString()!, i.Properties, Limit: IndexBytes)))
                      let bytes = key.Properties.Sum(BytesOf)
                      where bytes > key.Limit
                      select $"{key.Name} can take {bytes} bytes";

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_index_is_on_a_column_without_a_limit()
    {
        var unlimited = from entity in Model.GetEntityTypes()
                        from index in entity.GetIndexes()
                        from property in index.Properties
                        where BytesOf(property) == int.MaxValue / 4
                        select $"{entity.DisplayName()}.{property.Name}";

        Assert.Empty(unlimited);
    }

    [Fact]
    public void No_table_is_reached_by_two_cascades_or_by_its_own()
    {
        var reached = from root in Model.GetEntityTypes()
                      from table in CascadesFrom(root, []).GroupBy(e => e)
                      where table.Count() > 1 || table.Key == root
                      select $"{table.Key.DisplayName()} from {root.DisplayName()}";

        Assert.Empty(reached);
    }

    [Fact]
    public void No_column_for_ordering_is_a_type_SQLite_can_not_order() =>
        Assert.Empty(Model.GetEntityTypes().SelectMany(e => e.GetProperties())
            // Identity keeps the end of a lock-out this way and never orders by it.
            .Where(p => p.ClrType == typeof(decimal) || (p.ClrType == typeof(DateTimeOffset?) && p.Name != "LockoutEnd"))
            .Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}"));

    private static IEnumerable<IEntityType> CascadesFrom(IEntityType entity, HashSet<IEntityType> seen)
    {
        foreach (var key in entity.GetReferencingForeignKeys().Where(k => k.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull))
        {
            yield return key.DeclaringEntityType;
            if (!seen.Add(key.DeclaringEntityType))
                continue;
            foreach (var further in CascadesFrom(key.DeclaringEntityType, seen))
                yield return further;
        }
    }

    private static int BytesOf(IProperty property)
    {
        var type = property.GetColumnType();
        if (type.EndsWith("(max)", StringComparison.Ordinal))
            return int.MaxValue / 4;
        var length = property.GetMaxLength() ?? 0;
        return type switch
        {
            _ when type.StartsWith("nvarchar", StringComparison.Ordinal) || type.StartsWith("nchar", StringComparison.Ordinal) => 2 * length,
            _ when type.StartsWith("varchar", StringComparison.Ordinal) || type.StartsWith("varbinary", StringComparison.Ordinal) => length,
            _ => 16,
        };
    }

    private static IModel ReadModel()
    {
        using var db = SqlServerModel.Offline();
        return db.GetService<IDesignTimeModel>().Model;
    }
}
