namespace Wijkagent.Web.Setup;

/// <summary>Every page that can be got can also be asked for its headers alone (RFC 9110, section 9.3.2).</summary>
public static class HeadSetup
{
    /// <summary>Runs HEAD as GET; the server itself keeps the body back. Comes before routing.</summary>
    public static void UseHeadAsGet(this WebApplication app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        return next(context);
    });
}
