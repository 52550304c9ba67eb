using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Wijkagent.Core.Privacy.Register;

/// <summary>Tells what the rows of a feature hold of people. Each feature has one, beside the configuration of its tables.</summary>
public interface IHoldsPersonalData
{
    /// <summary>Writes it down.</summary>
    void Describe(HoldingBook book);
}

/// <summary>What a column holds of somebody, and how.</summary>
/// <param name="Data">What it tells.</param>
/// <param name="Kept">How it is kept; null where the model tells that.</param>
public sealed record HeldColumn(PersonalData Data, Kept? Kept);

/// <summary>What the rows of one kind hold of people.</summary>
public class Holding(Processing processing)
{
    private readonly Dictionary<string, HeldColumn> held = [];
    private readonly HashSet<string> none = [];

    /// <summary>What they are for.</summary>
    public Processing Processing { get; } = processing;

    /// <summary>Columns that tell something.</summary>
    public IReadOnlyDictionary<string, HeldColumn> Held => held;

    /// <summary>Columns that tell nothing of anybody.</summary>
    public IReadOnlySet<string> None => none;

    /// <summary>A column tells something.</summary>
    protected void Add(string column, HeldColumn kept) => held.Add(column, kept);

    /// <summary>A column tells nothing.</summary>
    protected void AddNone(string column) => none.Add(column);
}

/// <inheritdoc cref="Holding" />
/// <typeparam name="T">The kind of row.</typeparam>
public sealed class Holding<T>(Processing processing) : Holding(processing)
{
    /// <summary>Columns that tell this; sealed where they are sealed texts, and in the clear elsewhere.</summary>
    public Holding<T> Holds(PersonalData data, params Expression<Func<T, object?>>[] columns) => Write(data, null, columns);

    /// <summary>Columns that tell this, encrypted with the key ring.</summary>
    public Holding<T> Encrypts(PersonalData data, params Expression<Func<T, object?>>[] columns) => Write(data, Kept.Encrypted, columns);

    /// <summary>Columns that tell this, as hashes.</summary>
    public Holding<T> Hashes(PersonalData data, params Expression<Func<T, object?>>[] columns) => Write(data, Kept.Hashed, columns);

    /// <summary>Columns that tell nothing of anybody; a row's own key and version need not be named.</summary>
    public Holding<T> HoldsNone(params Expression<Func<T, object?>>[] columns)
    {
        foreach (var column in columns)
            AddNone(NameOf(column));
        return this;
    }

    private Holding<T> Write(PersonalData data, Kept? kept, Expression<Func<T, object?>>[] columns)
    {
        foreach (var column in columns)
            Add(NameOf(column), new HeldColumn(data, kept));
        return this;
    }

    private static string NameOf(Expression<Func<T, object?>> column) =>
        ((column.Body is UnaryExpression { NodeType: ExpressionType.Convert } boxed ? boxed.Operand : column.Body) as MemberExpression)?.Member.Name
        ?? throw new ArgumentException($"{column} names no column.", nameof(column));
}

/// <summary>What all rows of the two databases hold of people, told once by each feature.</summary>
public sealed class HoldingBook
{
    private readonly Dictionary<string, Holding> holdings = [];
    private readonly HashSet<string> nothing = [];

    private HoldingBook()
    {
    }

    /// <summary>What all features tell.</summary>
    public static HoldingBook Written { get; } = Write();

    /// <summary>Rows that hold something of people.</summary>
    public Holding<T> Of<T>(Processing processing)
    {
        var holding = new Holding<T>(processing);
        holdings.Add(typeof(T).FullName!, holding);
        return holding;
    }

    /// <summary>Rows that tell nothing of anybody.</summary>
    public HoldingBook NothingIn<T>() => NothingIn(typeof(T).FullName!);

    /// <summary>Rows without a class of their own that tell nothing of anybody.</summary>
    public HoldingBook NothingIn(string name)
    {
        nothing.Add(name);
        return this;
    }

    /// <summary>What the rows of an entity hold; null when nothing of people.</summary>
    public Holding? Of(IReadOnlyEntityType entity) => holdings.GetValueOrDefault(NameOf(entity));

    /// <summary>The columns of an entity of which no feature said whether they tell something of people, and those that are not there.</summary>
    public IEnumerable<string> Unsure(IReadOnlyEntityType entity)
    {
        var columns = ColumnsOf(entity).Except(Of(entity) is null ? [] : OwnKeyOf(entity)).ToList();
        if (nothing.Contains(NameOf(entity)))
            return [];
        if (Of(entity) is not { } holding)
            return columns;
        var told = holding.Held.Keys.Concat(holding.None).ToList();
        return columns.Except(told).Concat(told.Except(ColumnsOf(entity))).Concat(holding.Held.Keys.Intersect(holding.None));
    }

    /// <summary>The columns of an entity: its own, and those that stand for several.</summary>
    public static IEnumerable<string> ColumnsOf(IReadOnlyEntityType entity) =>
        entity.GetProperties().Select(p => p.Name)
            .Concat(entity.GetComplexProperties().Select(p => p.Name))
            .Concat(entity.GetNavigations().Where(n => n.TargetEntityType.IsOwned()).Select(n => n.Name));

    private static IEnumerable<string> OwnKeyOf(IReadOnlyEntityType entity) =>
        entity.FindPrimaryKey()!.Properties.Where(p => !p.IsForeignKey() && p.Name == "Id").Select(p => p.Name)
            .Append(nameof(Common.Entity.Version));

    private static string NameOf(IReadOnlyEntityType entity) => entity.HasSharedClrType ? entity.Name : entity.ClrType.FullName!;

    private static HoldingBook Write()
    {
        var book = new HoldingBook();
        foreach (var feature in typeof(HoldingBook).Assembly.GetTypes().Where(t => t.IsClass && typeof(IHoldsPersonalData).IsAssignableFrom(t)))
            ((IHoldsPersonalData)Activator.CreateInstance(feature)!).Describe(book);
        return book;
    }
}
