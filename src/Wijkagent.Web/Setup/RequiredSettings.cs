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
        var provider = configuration["Database:Provider"];
        if (provider is not (null or "Sqlite" or DatabaseSetup.SqlServer))
            missing.Add($"Database__Provider is «{provider}»; it can be Sqlite or SqlServer.");
        if (provider == DatabaseSetup.SqlServer && IsEmpty("ConnectionStrings:Wijkagent"))
            missing.Add("ConnectionStrings__Wijkagent is missing: how to reach the SQL Server database.");
        if (!IsEmpty("Site:BaseUrl"))
            RefuseBadAddress(configuration["Site:BaseUrl"]!);
        else if (!environment.IsDevelopment())
            missing.Add("Site__BaseUrl is missing: the address of the portal, e.g. https://wijkagent.example.nl. Links in mails start with it.");
        if (!environment.IsDevelopment() && IsEmpty("Smtp:Host"))
            missing.Add("Smtp__Host is missing: the mail server, without which no report can be confirmed.");
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
}
