namespace Wijkagent.Web.Setup;

/// <summary>The files in <c>wwwroot</c>, which are made when the program is built.</summary>
public static class StaticFilesSetup
{
    /// <summary>
    /// Serves them as they were built, also by a program that was not published. The framework would then also look on
    /// disk for every address there is, and whatever is sent to an address that is not there would be «not allowed».
    /// </summary>
    public static void AddStaticFiles(this WebApplicationBuilder builder) =>
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = bool.FalseString;
}
