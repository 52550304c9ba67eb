using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace Wijkagent.Core.Persistence;

/// <summary>
/// Identity decides by the options of the running program which tables it has. A context outside of one (migrations,
/// tests) is told the same, or it would have no table of passkeys.
/// </summary>
public static class AccountTables
{
    private static readonly StoreOptionsAlone Outside = new();

    /// <summary>Gives the context the tables of the running program, unless it is part of one.</summary>
    public static DbContextOptionsBuilder WithAccountTables(this DbContextOptionsBuilder options) =>
        options.Options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider is null
            ? options.UseApplicationServiceProvider(Outside)
            : options;

    private sealed class StoreOptionsAlone : IServiceProvider
    {
        private readonly IOptions<IdentityOptions> options = Options.Create(
            new IdentityOptions { Stores = { SchemaVersion = IdentitySchemaVersions.Version3 } });

        public object? GetService(Type serviceType) => serviceType == typeof(IOptions<IdentityOptions>) ? options : null;
    }
}
