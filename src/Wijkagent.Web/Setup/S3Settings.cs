using System.Text.RegularExpressions;
using Wijkagent.Core.Media;

namespace Wijkagent.Web.Setup;

/// <summary>A store of files elsewhere that speaks the protocol of S3; section <c>Files:S3</c> of the settings. Without it files lie in the data folder.</summary>
public sealed partial record S3Settings
{
    /// <summary>Where the settings are.</summary>
    public const string Section = "Files:S3";

    /// <summary>The address of the store.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The bucket.</summary>
    public string? Bucket { get; init; }

    /// <summary>How the store knows this program.</summary>
    public string? AccessKey { get; init; }

    /// <summary>With which requests are signed.</summary>
    public string? SecretKey { get; init; }

    /// <summary>What the store calls its region; this is what stores without regions take.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Where files lie; null when that is the data folder.</summary>
    public static S3Place? PlaceOf(IConfiguration configuration) =>
        Of(configuration) is { Endpoint: { Length: > 0 } endpoint } settings
            ? new S3Place(new Uri(endpoint), settings.Bucket!, settings.AccessKey!, settings.SecretKey!, settings.Region)
            : null;

    /// <summary>What is missing or can't be used, a sentence each; nothing where no store is set at all.</summary>
    public static IReadOnlyList<string> WhatIsWrong(IConfiguration configuration)
    {
        if (Of(configuration) is not { } settings)
            return [];
        var wrong = new List<string>();
        if (string.IsNullOrWhiteSpace(settings.Endpoint))
            wrong.Add("Files__S3__Endpoint is missing: the address of the store of files. Without a store, leave out all of Files__S3__.");
        else if (!RequiredSettings.IsAddress(settings.Endpoint) || !IsBare(new Uri(settings.Endpoint)))
            wrong.Add($"Files__S3__Endpoint is «{settings.Endpoint}»; it has to be https:// with a host and no more (http:// is for localhost alone).");
        if (string.IsNullOrWhiteSpace(settings.Bucket))
            wrong.Add("Files__S3__Bucket is missing: in which bucket of the store files lie.");
        else if (!BucketName().IsMatch(settings.Bucket))
            wrong.Add($"Files__S3__Bucket is «{settings.Bucket}»; it has to be 3 to 63 small letters, digits, dots and hyphens.");
        if (string.IsNullOrWhiteSpace(settings.AccessKey))
            wrong.Add("Files__S3__AccessKey is missing: how the store knows this program.");
        if (string.IsNullOrWhiteSpace(settings.SecretKey))
            wrong.Add("Files__S3__SecretKey is missing: with which what is asked of the store is signed.");
        if (string.IsNullOrWhiteSpace(settings.Region))
            wrong.Add("Files__S3__Region is empty; leave it out when the store has no regions.");
        return wrong;
    }

    private static S3Settings? Of(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return section.Exists() ? section.Get<S3Settings>() ?? new S3Settings() : null;
    }

    private static bool IsBare(Uri address) => address is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" };

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex BucketName();
}
