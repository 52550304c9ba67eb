using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Wijkagent.Web.Setup;

/// <summary>
/// What an address names is read from the address alone. MVC looks among the fields of a form first: a field «number» more
/// would send what is done to one case to another.
/// </summary>
public sealed class PathParameters : IActionModelConvention
{
    /// <inheritdoc />
    public void Apply(ActionModel action)
    {
        var named = NamesIn(action).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in action.Parameters.Where(p => named.Contains(p.BindingInfo?.BinderModelName ?? p.ParameterName)))
        {
            parameter.BindingInfo ??= new BindingInfo();
            parameter.BindingInfo.BindingSource = BindingSource.Path;
        }
    }

    private static IEnumerable<string> NamesIn(ActionModel action) =>
        from selector in action.Selectors
        from above in action.Controller.Selectors.Select(s => s.AttributeRouteModel).DefaultIfEmpty()
        let route = AttributeRouteModel.CombineAttributeRouteModel(above, selector.AttributeRouteModel)
        let template = route?.Template
        where template is not null
        from parameter in RoutePatternFactory.Parse(template).Parameters
        select parameter.Name;
}
