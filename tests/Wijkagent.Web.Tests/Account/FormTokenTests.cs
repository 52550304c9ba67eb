using System.Net;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Account;

/// <summary>No form about accounts can be sent from another site: the list of addresses is the program's own.</summary>
public sealed class FormTokenTests
{
    [Fact]
    public async Task Every_form_about_accounts_is_refused_without_its_token()
    {
        await using var host = new WijkagentFactory();
        await host.Accounts.AddAsync("wim@voorbeeld.nl", RoleNames.Officer);
        var signedIn = await host.Accounts.SignInAsync("wim@voorbeeld.nl");

        var tried = 0;
        foreach (var address in PostsOf(host))
        {
            var answer = await signedIn.PostAsync(address, new FormUrlEncodedContent([new("Email", "a@b.nl")]));
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{address}: {answer.StatusCode}");
            tried++;
        }

        Assert.True(tried >= 15, $"{tried} addresses tried");
        Assert.Equal(HttpStatusCode.OK, (await signedIn.GetAsync("/account")).StatusCode);
    }

    private static IEnumerable<string> PostsOf(WijkagentFactory host) =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>()?.ControllerTypeInfo.Namespace is "Wijkagent.Web.Account" or "Wijkagent.Web.MyAccount")
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'));
}
