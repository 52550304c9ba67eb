using Wijkagent.Web.Backoffice;
using Wijkagent.Web.Backoffice.Cases;
using Wijkagent.Web.Backoffice.Reports;

namespace Wijkagent.Web.Setup;

/// <summary>What the pages of the desk need besides the services of Core.</summary>
public static class DeskSetup
{
    public static void AddDesk(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<CurrentActor>();
        builder.Services.AddScoped<DeskWords>();
        builder.Services.AddScoped<ReportPages>();
        builder.Services.AddScoped<CasePages>();
    }
}
