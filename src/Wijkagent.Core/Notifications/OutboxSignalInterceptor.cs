using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Wijkagent.Core.Notifications;

/// <summary>Raises the signal once the save that holds a mail is committed, be it by itself or in a larger transaction.</summary>
public sealed class OutboxSignalInterceptor(OutboxSignal signal) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, object> holdsMail = [];

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && db.ChangeTracker.Entries<OutboxMessage>().Any(e => e.State == EntityState.Added))
            holdsMail.AddOrUpdate(db, holdsMail);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc />
    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { Database.CurrentTransaction: null } db)
            RaiseFor(db);
        return ValueTask.FromResult(result);
    }

    /// <summary>The larger transaction that the save was part of is committed.</summary>
    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
            RaiseFor(db);
        return Task.CompletedTask;
    }

    private void RaiseFor(DbContext db)
    {
        if (holdsMail.Remove(db))
            signal.Raise();
    }
}
