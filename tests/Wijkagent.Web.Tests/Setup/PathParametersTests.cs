using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Web.Tests.Backoffice;

namespace Wijkagent.Web.Tests.Setup;

/// <summary>What an address names is what something is done to, whatever else is sent with it.</summary>
public sealed class PathParametersTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    [Theory]
    [InlineData("Number")]
    [InlineData("number")]
    [InlineData("NUMBER")]
    public async Task A_field_that_names_another_case_does_not_send_a_task_there(string field)
    {
        var (meant, other) = (await desk.CaseAsync(), await desk.CaseAsync());

        var answer = await desk.SendAsync(await DeskTown.PageAsync(desk.Wim, meant), "taken", new()
        {
            ["Task.Description"] = $"Bellen {field}",
            [field] = other.Split('/')[^1],
        });

        Assert.StartsWith(meant + "?", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await using var db = desk.Town.Host.OpenDatabase();
        var withTask = await db.Cases.Where(c => c.Tasks.Any()).Select(c => c.Number).ToListAsync();
        Assert.Contains(meant.Split('/')[^1], withTask);
        Assert.DoesNotContain(other.Split('/')[^1], withTask);
    }

    [Fact]
    public void Every_parameter_that_an_address_names_is_read_from_the_address()
    {
        var actions = desk.Town.Host.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>();
        var named = (from action in actions
                     let names = RoutePatternFactory.Parse(action.AttributeRouteInfo!.Template!).Parameters.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase)
                     from parameter in action.Parameters
                     where names.Contains(parameter.Name)
                     select (Where: $"{action.DisplayName}: {parameter.Name}", parameter.BindingInfo?.BindingSource)).ToList();

        Assert.True(named.Count > 50, $"{named.Count} parameters");
        Assert.Empty(named.Where(p => p.BindingSource != BindingSource.Path).Select(p => p.Where));
    }
}
