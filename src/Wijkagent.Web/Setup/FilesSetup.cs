using Wijkagent.Core.Media;
using Wijkagent.Core.Persistence.Backups;
using Wijkagent.Core.Reports.Attachments;
using Wijkagent.Web.Health;

namespace Wijkagent.Web.Setup;

/// <summary>Where the pictures of reports lie, and what keeps them whole.</summary>
public static class FilesSetup
{
    private const long Megabyte = 1024 * 1024;

    public static void AddFiles(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(StoreOf);
        services.AddSingleton<AttachmentStore>();
        services.AddScoped<AttachmentSweep>();
        services.AddScoped<FileCopies>();
    }

    private static IFileStore StoreOf(IServiceProvider services)
    {
        var (configuration, clock) = (services.GetRequiredService<IConfiguration>(), services.GetRequiredService<TimeProvider>());
        var folder = services.GetRequiredService<DataDirectory>().Files;
        return S3Settings.PlaceOf(configuration) is { } place
            ? new S3Store(place, folder, clock)
            : new FolderStore(folder, configuration.GetValue(DiskSpaceCheck.MinimumSetting, DiskSpaceCheck.UsualMinimum) * Megabyte, clock);
    }
}
