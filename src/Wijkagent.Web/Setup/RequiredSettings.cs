using System.Globalization;

namespace Wijkagent.Web.Setup;

/// <summary>What somebody has to fill in before the portal may serve people. Development needs nothing.</summary>
public static class RequiredSettings
{
    /// <summary>What the program ends with when it refuses to start.</summary>
    public const int ExitCode = 1;

    /// <summary>Everything that is missing or can't be used, one line each; empty when the program may start.</summary>
    public static IReadOnlyList<string> Missing(IConfiguration configuration, IHostEnvironment environment)
    {
        var missing = new List<string>();
        if (DataDirectory.WhatIsWrong(configuration, environment) is { } unusable)
            missing.Add($"Data__Directory is «{configuration["Data:Directory"]}»; that folder can't be made or written to: {unusable}");
        var provider = configuration["Database:Provider"];
        if (provider is not (null or "Sqlite" or DatabaseSetup.SqlServer))
            missing.Add($"Database__Provider is «{provider}»; it can be Sqlite or SqlServer.");
        if (!IsEmpty("Cluster:Enabled") && !bool.TryParse(configuration["Cluster:Enabled"], out _))
            missing.Add($"Cluster__Enabled is «{configuration["Cluster:Enabled"]}»; it can be true or false.");
        if (provider != DatabaseSetup.SqlServer && bool.TryParse(configuration["Cluster:Enabled"], out var cluster) && cluster)
            missing.Add("Cluster__Enabled is true, and Database__Provider is not SqlServer: several nodes can't share a SQLite file.");
        if (provider == DatabaseSetup.SqlServer && IsEmpty("ConnectionStrings:Wijkagent"))
            missing.Add("ConnectionStrings__Wijkagent is missing: how to reach the SQL Server database.");
        if (provider == DatabaseSetup.SqlServer && IsEmpty("ConnectionStrings:Keys"))
            missing.Add("ConnectionStrings__Keys is missing: how to reach the database of content keys, which is another one with backups of its own.");
        if (!IsEmpty("Site:BaseUrl"))
            RefuseBadAddress(configuration["Site:BaseUrl"]!);
        else if (!environment.IsDevelopment())
            missing.Add("Site__BaseUrl is missing: the address of the portal, e.g. https://wijkagent.example.nl. Links in mails start with it.");
        if (!environment.IsDevelopment() && IsEmpty("Smtp:Host"))
            missing.Add("Smtp__Host is missing: the mail server, without which no report can be confirmed.");
        if (!IsEmpty("Smtp:Port") && !(int.TryParse(configuration["Smtp:Port"], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue))
            missing.Add($"Smtp__Port is «{configuration["Smtp:Port"]}»; it has to be a number from 1 to 65535.");
        if (!IsEmpty("Smtp:UseTls") && !bool.TryParse(configuration["Smtp:UseTls"], out _))
            missing.Add($"Smtp__UseTls is «{configuration["Smtp:UseTls"]}»; it can be true or false.");
        if (IsEmpty("Smtp:User") != IsEmpty("Smtp:Password"))
            missing.Add("Smtp__User and Smtp__Password belong together: one of them is missing.");
        if (!IsEmpty("Locatieserver:BaseUrl") && !(Uri.TryCreate(configuration["Locatieserver:BaseUrl"], UriKind.Absolute, out var locator) && (locator.Scheme is "http" or "https")))
            missing.Add($"Locatieserver__BaseUrl is «{configuration["Locatieserver:BaseUrl"]}»; it has to be a complete address, or empty to look no addresses up.");
        if (!IsEmpty("Screening:PressurePerMinute") && !(int.TryParse(configuration["Screening:PressurePerMinute"], NumberStyles.None, CultureInfo.InvariantCulture, out var pressure) && pressure > 0))
            missing.Add($"Screening__PressurePerMinute is «{configuration["Screening:PressurePerMinute"]}»; it has to be a number from 1.");
        missing.AddRange(BaseMapSetup.WhatIsWrong(configuration));
        missing.AddRange(ForwardedHeadersSetup.Unreadable(configuration).Select(proxy => $"Proxy__KnownProxies holds «{proxy}», which is no address or network."));
        missing.AddRange(S3Settings.WhatIsWrong(configuration));
        missing.AddRange(OpenIdSettings.WhatIsWrong(configuration));
        missing.AddRange(KeyRingSetup.WhatIsWrong(configuration, environment));
        return missing;

        bool IsEmpty(string key) => string.IsNullOrWhiteSpace(configuration[key]);

        void RefuseBadAddress(string address)
        {
            if (!IsAddress(address))
                missing.Add($"Site__BaseUrl is «{address}»; it has to start with https:// (http:// is for localhost alone).");
        }
    }

    /// <summary>Whether a text is an address that can be trusted on the way: https, or the own machine.</summary>
    internal static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    /// <summary>Says on stderr, in one message, why the program does not start.</summary>
    public static int Refuse(IReadOnlyList<string> missing)
    {
        Console.Error.WriteLine(
            $"Wijkagent does not start, because it is not completely configured:{Environment.NewLine}"
            + string.Join(Environment.NewLine, missing.Select(line => $"- {line}")));
        return ExitCode;
    }

    /// <summary>Says on stderr, in one sentence, why the program does not start though it is configured.</summary>
    /// <param name="reason">What follows "because", with what to do about it.</param>
    public static int Refuse(string reason)
    {
        Console.Error.WriteLine($"Wijkagent does not start, because {reason}");
        return ExitCode;
    }
}
