using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Wijkagent.Web.Development;

/// <summary>Takes the pages of this folder out of the program: outside Development they are not there at all.</summary>
public sealed class WithoutDevelopmentPages : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        var ours = typeof(WithoutDevelopmentPages).Namespace;
        foreach (var controller in application.Controllers.Where(c => c.ControllerType.Namespace == ours).ToList())
            application.Controllers.Remove(controller);
    }
}
