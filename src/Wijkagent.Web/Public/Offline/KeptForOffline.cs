using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Wijkagent.Web.Public.WhoHelps;

namespace Wijkagent.Web.Public.Offline;

/// <summary>What the service worker keeps on a device.</summary>
/// <param name="Version">Changes with the program, its files and this list: what was kept under another is thrown away.</param>
/// <param name="Language">«nl» or «en», of the pages.</param>
/// <param name="Files">Addresses of style, scripts and letters; each names its content.</param>
/// <param name="Pages">Addresses of public pages. What is somebody's own is none of them.</param>
/// <param name="Fallback">The page in the place of all others.</param>
public sealed record KeptForOffline(string Version, string Language, IReadOnlyList<string> Files, IReadOnlyList<string> Pages, string Fallback)
{
    /// <summary>Public pages that help without a network.</summary>
    public static IReadOnlyList<string> AllPages { get; } = [OfflineController.Path, LaterReportController.Path, LaterMomentController.Path, WhoHelpsController.Path, "/veelgestelde-vragen", "/contact"];

    private static readonly Assembly Own = typeof(KeptForOffline).Assembly;
    private static readonly string[] Named = ["lib/site.css", "lib/site.js", "lib/later.js", "lib/later-moment.js", "lib/mind.js", "favicon.svg"];
    private const string Sender = "/lib/parts/waiting.js?";
    private static readonly string Script = Read("sw.js");

    // The build wrote them with their fingerprints: copy-assets.mjs.
    private static readonly IReadOnlyList<string> Parts = JsonSerializer.Deserialize<string[]>(Read("offline.json")) ?? [];

    /// <summary>What is kept in a language; <paramref name="assets"/> knows under which names the files are served.</summary>
    public static KeptForOffline In(string language, ResourceAssetCollection assets)
    {
        string[] files = [.. Named.Select(name => "/" + assets[name]), .. Parts];
        var told = string.Join('\n', [Own.ManifestModule.ModuleVersionId.ToString(), language, Script, .. files, .. AllPages]);
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told)))[..16];
        return new KeptForOffline(version, language, files, AllPages, OfflineController.Path);
    }

    /// <summary>The service worker that keeps it.</summary>
    public string ToWorker() => $$"""
        import { sendWaiting } from '{{Parts.First(part => part.StartsWith(Sender, StringComparison.Ordinal))}}';
        const kept = {{JsonSerializer.Serialize(this, JsonSerializerOptions.Web)}};
        {{Script}}
        """;

    private static string Read(string name)
    {
        using var reader = new StreamReader(Own.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
