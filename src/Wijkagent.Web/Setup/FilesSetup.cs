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
        services.AddSingleton<IFileStore>(s => new FolderStore(
            s.GetRequiredService<DataDirectory>().Files,
            s.GetRequiredService<IConfiguration>().GetValue(DiskSpaceCheck.MinimumSetting, DiskSpaceCheck.UsualMinimum) * Megabyte,
            s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AttachmentStore>();
        services.AddScoped<AttachmentSweep>();
        services.AddScoped<FileCopies>();
    }
}
