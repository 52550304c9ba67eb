using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Wijkagent.Web.Health;

namespace Wijkagent.Web.Setup;

/// <summary>
/// <c>/health/live</c> says that the process answers, <c>/health/ready</c> that visitors may be sent here. A feature that
/// has to be ready first adds a check of its own with <c>AddHealthChecks().AddCheck&lt;…&gt;(name)</c>. Strangers read one
/// word; what is wrong stands in the log.
/// </summary>
public static class HealthSetup
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LastGoodWrite>();
        builder.Services.AddSingleton<FilesCheck>();
        builder.Services.AddHealthChecks()
            .AddCheck<StoppingCheck>("stopping")
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<ClockCheck>("clock")
            .AddCheck<DiskSpaceCheck>("disk")
            .AddCheck<FilesCheck>("files")
            .AddCheck<KeyRingCheck>("keys")
            .AddCheck<ContentKeysCheck>("content keys")
            .AddCheck<AtlasCheck>("areas");
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
