using Wijkagent.Core.Notifications;
using Wijkagent.Web.Development;
using Wijkagent.Web.Emails;
using Wijkagent.Web.Workers;

namespace Wijkagent.Web.Setup;

/// <summary>Mails: how they are made, how they leave, and the worker that sees to it.</summary>
public static class MailSetup
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var settings = new MailSettings(builder.Configuration);
        services.AddSingleton(settings);
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<MailMessages>();
        if (settings.Host is not null)
            services.AddSingleton<IMailTransport, SmtpTransport>();
        else
            services.AddSingleton<IMailTransport, FolderTransport>();
        services.AddScoped<IMailRenderer, MailRenderer>();
        services.AddSingleton<MailServerWatch>();
        services.AddScoped<OutboxDispatch>();
        services.AddScoped<OutboxTerms>();
        services.AddHostedService<OutboxWorker>();
        if (!builder.Environment.IsDevelopment())
            services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(mvc => mvc.Conventions.Add(new WithoutDevelopmentPages()));
    }
}
