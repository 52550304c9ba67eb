using Microsoft.EntityFrameworkCore.Metadata;
using Wijkagent.Core.Privacy.Register;
using Wijkagent.Core.Privacy.Sealing;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Privacy.Register;

/// <summary>Of every column that there is, somebody said whether it tells something of people.</summary>
public sealed class HoldingBookTests : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly List<IEntityType> entities;

    public HoldingBookTests()
    {
        using var db = database.OpenSealed();
        using var keys = database.OpenKeys();
        entities = [.. db.Model.GetEntityTypes().Concat(keys.Model.GetEntityTypes()).Where(e => !e.IsOwned())];
    }

    public void Dispose() => database.Dispose();

    [Fact]
    public void Every_column_is_told_of_or_said_to_tell_nothing()
    {
        var unsure = entities.SelectMany(entity => HoldingBook.Written.Unsure(entity).Select(column => $"{entity.DisplayName()}.{column}"));

        Assert.True(entities.Count > 50);
        Assert.Empty(unsure);
    }

    [Fact]
    public void What_is_sealed_is_told_by_the_model_and_what_is_encrypted_or_hashed_is_no_text()
    {
        foreach (var entity in entities)
        {
            if (HoldingBook.Written.Of(entity) is not { } holding)
            {
                Assert.DoesNotContain(entity.GetProperties(), p => p.ClrType == typeof(SealedText));
                continue;
            }

            foreach (var (column, held) in holding.Held)
            {
                var type = entity.FindProperty(column)?.ClrType;
                Assert.True(held.Kept is null || type != typeof(SealedText), $"{entity.DisplayName()}.{column}: the model says it already");
                // Words are kept in the clear where neither the type nor the book says otherwise.
                Assert.True(held.Kept is not null || type != typeof(byte[]) || column == "CredentialId", $"{entity.DisplayName()}.{column}: how are the bytes kept?");
            }

            Assert.DoesNotContain(holding.None, column => entity.FindProperty(column)?.ClrType == typeof(SealedText));
        }
    }

    [Fact]
    public void Each_use_has_something_that_it_uses() =>
        Assert.Equal(
            Enum.GetValues<Processing>(),
            entities.Select(HoldingBook.Written.Of).OfType<Holding>().Select(h => h.Processing).Distinct().Order());
}
