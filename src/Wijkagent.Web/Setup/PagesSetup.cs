using Wijkagent.Core.Agenda;
using Wijkagent.Core.Content;
using Wijkagent.Core.Initiatives;
using Wijkagent.Core.Neighbourhoods;
using Wijkagent.Core.Officers;
using Wijkagent.Core.Statistics;
using Wijkagent.Web.Public.Districts;
using Wijkagent.Web.Public.Officers;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Setup;

/// <summary>The pages of districts and officers, news and questions, and what they tell.</summary>
public static class PagesSetup
{
    /// <summary>Adds them.</summary>
    public static void AddPages(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<AreaFacts>();
        services.AddScoped<OfficerProfiles>();
        services.AddScoped<DistrictContentService>();
        services.AddScoped<AgendaService>();
        services.AddScoped<InitiativeService>();
        services.AddScoped<FiguresService>();
        services.AddScoped<FaqService>();
        services.AddScoped<ArticleService>();
        services.AddScoped<DistrictContent>();
        services.AddScoped<DistrictPages>();
        services.AddScoped<OfficerPages>();
        services.AddScoped<ContactMessageService>();
        services.AddScoped<MessagesOfAddress>();
        services.AddSingleton<SendKeys>();
    }
}
