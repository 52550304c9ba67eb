using System.Diagnostics;
using System.Globalization;
using Wijkagent.Core.Identity;
using Wijkagent.TestSupport;
using Wijkagent.Web.Tests.Access;

namespace Wijkagent.Web.Tests.Targets;

/// <summary>
/// All of the bad input of <see cref="HostileTests"/> as all roles, and what it takes of memory. The program is in this very
/// process, so no other test runs beside these.
/// </summary>
[Trait("Suite", "Targets")]
[Trait("Category", "Long")]
[Collection(nameof(Alone))]
public sealed class HostileRoundTests
{
    private const double Megabyte = 1024 * 1024;
    private const double MostGrowth = 600;

    public static TheoryData<string> Roles => [AccessMatrix.Visitor, .. RoleNames.All];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task All_sorts_of_input_are_answered_as_they_should_be_in_little_memory(string role)
    {
        var (before, peak) = (Memory(), 0d);
        var trying = HostileTests.TryAllAsync(role, least: 3000);
        using (var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100)))
        {
            while (!trying.IsCompleted && await pause.WaitForNextTickAsync())
                peak = Math.Max(peak, Memory());
        }

        await trying;
        Figures.Tell(string.Create(CultureInfo.InvariantCulture, $"Bad input as {role}: {peak - before:0} MB more at its peak, of {before:0} MB."));
        Assert.True(peak - before < MostGrowth, $"{peak - before:0} MB more");
    }

    private static double Memory()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / Megabyte;
    }
}

/// <summary>Tests that share their process with no other.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
