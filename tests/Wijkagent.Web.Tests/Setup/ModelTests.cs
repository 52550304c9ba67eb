using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Persistence;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Setup;

public sealed class ModelTests
{
    /// <summary>Accounts shape their tables by the options of the running program: those have to be the ones migrations are made with.</summary>
    [Fact]
    public async Task The_running_program_has_the_model_that_migrations_are_made_of()
    {
        await using var factory = new WijkagentFactory();
        await using var scope = factory.Services.CreateAsyncScope();
        var running = scope.ServiceProvider.GetRequiredService<WijkagentDbContext>();
        await using var designed = factory.OpenDatabase();

        var differences = running.GetService<IMigrationsModelDiffer>().GetDifferences(Tables(designed), Tables(running));

        Assert.Empty(differences.Select(d => d.GetType().Name + " " + string.Join(" ", d.GetType().GetProperties().Where(p => p.Name is "Name" or "Table").Select(p => p.GetValue(d)))));
    }

    private static IRelationalModel Tables(WijkagentDbContext db) =>
        db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
}
