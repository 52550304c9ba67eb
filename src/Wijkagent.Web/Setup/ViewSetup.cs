using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;
using Wijkagent.Web.Shared.Errors;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Setup;

/// <summary>Controllers and Razor views that lie side by side in a folder per feature.</summary>
public static class ViewSetup
{
    /// <summary>Adds MVC, the look-up of views beside their controller, and validation in the visitor's language.</summary>
    public static void AddViews(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<Shared.Failures>();
        builder.Services.AddSingleton<Shared.FormPages>();
        builder.Services.AddControllersWithViews(options =>
            {
                options.Filters.Add<RefuseTooLargeBodyFilter>(RefuseTooLargeBodyFilter.BeforeAntiforgery);
                options.Filters.Add(new Microsoft.AspNetCore.Mvc.AutoValidateAntiforgeryTokenAttribute());
                options.Filters.Add<BlankPathFilter>();
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                options.ModelMetadataDetailsProviders.Add(new DefaultValidationMessages());
                options.Conventions.Add(new PathParameters());
            })
            .AddViewLocalization()
            .AddDataAnnotationsLocalization(options =>
                options.DataAnnotationLocalizerProvider = FeatureTexts.LocalizerFor);
        ExpectNoApiControllers(builder.Services);
        builder.Services.AddSingleton<Microsoft.Extensions.Options.IConfigureOptions<Microsoft.AspNetCore.Mvc.MvcOptions>, LocalisedBindingMessages>();
        builder.Services.Configure<RazorViewEngineOptions>(options =>
            options.ViewLocationExpanders.Add(new BesideTheController()));
    }

    /// <summary>
    /// No controller here is an <c>[ApiController]</c>. To find that out MVC makes, for every controller, every attribute of
    /// the assembly, and each compiled view is one: a tenth of a second at each start.
    /// </summary>
    private static void ExpectNoApiControllers(IServiceCollection services) =>
        services.Remove(services.Single(service => service.ImplementationType?.Name == "ApiBehaviorApplicationModelProvider"));

    /// <summary>
    /// Looks for a view in the folder that the controller's namespace names: <c>{folder}/{controller}/{action}</c>,
    /// then <c>{folder}/{action}</c>, then <c>/Shared/</c>.
    /// </summary>
    private sealed class BesideTheController : IViewLocationExpander
    {
        private const string FolderKey = "folder";
        private static readonly string Root = typeof(ViewSetup).Assembly.GetName().Name!;

        public void PopulateValues(ViewLocationExpanderContext context)
        {
            if (context.ActionContext.ActionDescriptor is not ControllerActionDescriptor action)
                return;

            var name = action.ControllerTypeInfo.Namespace ?? Root;
            context.Values[FolderKey] = name[Root.Length..].Replace('.', '/');
        }

        public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
        {
            if (context.Values.TryGetValue(FolderKey, out var folder) && folder is not null)
            {
                yield return folder + "/{1}/{0}.cshtml";
                yield return folder + "/{0}.cshtml";
            }

            yield return "/Shared/{0}.cshtml";
        }
    }
}
