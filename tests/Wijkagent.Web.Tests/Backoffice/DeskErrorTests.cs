using System.Net;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;

namespace Wijkagent.Web.Tests.Backoffice;

/// <summary>What stands in the place of a page of the desk that is not there.</summary>
public sealed class DeskErrorTests
{
    [Fact]
    public async Task Who_works_at_the_desk_stays_there_and_who_may_not_be_there_does_not()
    {
        await using var desk = await DeskTown.BuildAsync();
        var officer = await desk.SignInAsync(RoleNames.Officer, desk.West);
        var editor = await desk.SignInAsync(RoleNames.Editor);

        using var unknown = await officer.GetAsync(new Uri("/kantoor/meldingen/WA-2026-AAAAAA", UriKind.Relative));
        using var refused = await editor.GetAsync(new Uri("/kantoor/meldingen", UriKind.Relative));
        var atDesk = await WijkagentFactory.ReadAsync(unknown);
        var outside = await WijkagentFactory.ReadAsync(refused);

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.NotNull(atDesk.QuerySelector("header a[href='/kantoor/zaken']"));
        Assert.NotNull(atDesk.QuerySelector("main a[href='/kantoor']"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Null(outside.QuerySelector("header a[href='/kantoor/zaken']"));
        Assert.NotNull(outside.QuerySelector("main a[href='/']"));
    }
}
