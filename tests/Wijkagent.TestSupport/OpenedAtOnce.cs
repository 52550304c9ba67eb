using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Wijkagent.Core.Privacy.Sealing;

namespace Wijkagent.TestSupport;

/// <summary>Opens the sealed texts of each row that is read: the program opens those of a page, a test looks at one.</summary>
internal sealed class OpenedAtOnce : IMaterializationInterceptor
{
    private static readonly MethodInfo Opening = typeof(OpenedAtOnce).GetMethod(nameof(Open), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly ConditionalWeakTable<DbContext, Contents> opens = [];

    /// <summary>There is one: EF keeps what it made for each.</summary>
    public static OpenedAtOnce Instance { get; } = new();

    /// <summary>What this context reads is opened with these.</summary>
    public T Using<T>(T db, Contents contents)
        where T : DbContext
    {
        opens.Add(db, contents);
        return db;
    }

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        if (opens.TryGetValue(materializationData.Context, out var contents) && entity.GetType().GetProperties().Any(p => p.PropertyType == typeof(SealedText)))
            Opening.MakeGenericMethod(entity.GetType()).Invoke(null, [contents, entity]);
        return entity;
    }

    private static void Open<T>(Contents contents, T entity)
        where T : class => contents.OpenAsync(entity, CancellationToken.None).GetAwaiter().GetResult();
}
