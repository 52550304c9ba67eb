using Wijkagent.Core.Privacy.Audit;
using Wijkagent.TestSupport;

namespace Wijkagent.Core.Tests.Privacy.Audit;

/// <summary>What a node saw of the seals is kept outside the database, by each process that seals.</summary>
public sealed class AuditHeadsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Written => Path.Combine(folder.Root, "audit-heads.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Two_processes_write_down_what_each_saw_and_the_furthest_counts()
    {
        var (program, verb) = (new AuditHeads(Written), new AuditHeads(Written));
        program.Know("20260302-a", new SealedHead(3, [3]));
        verb.Know("20260302-a", new SealedHead(2, [2]));
        verb.Know("20260303-a", new SealedHead(1, [1]));

        Assert.All([program, verb, program], heads => Assert.Null(heads.WriteDown()));

        var next = new AuditHeads(Written);
        Assert.Equal(["20260302-a", "20260303-a"], next.OpenAfter(null).Order());
        Assert.Equal(["20260303-a"], next.OpenAfter(new DateOnly(2026, 3, 2)));
        Assert.Contains("\"20260302-a\":{\"Number\":3,", File.ReadAllText(Written), StringComparison.Ordinal);
        Assert.Null(next.WhyForgotten);
    }

    [Fact]
    public void Days_that_are_signed_are_no_longer_written_down()
    {
        var heads = new AuditHeads(Written);
        heads.Know("20260302-a", new SealedHead(3, [3]));
        heads.OpenAfter(new DateOnly(2026, 3, 2));
        heads.Know("20260303-a", new SealedHead(1, [1]));

        Assert.Null(heads.WriteDown());

        Assert.Equal(["20260303-a"], new AuditHeads(Written).OpenAfter(null));
    }

    [Fact]
    public void What_can_not_be_read_is_told_once_and_what_can_not_be_written_is_tried_again()
    {
        File.WriteAllText(Written, "{");
        var heads = new AuditHeads(Written);
        Assert.NotNull(heads.WhyForgotten);
        Assert.Null(heads.WhyForgotten);
        heads.Know("20260302-a", new SealedHead(1, [1]));
        using (new FileStream(Written + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
            Assert.IsAssignableFrom<IOException>(heads.WriteDown());

        Assert.Null(heads.WriteDown());

        Assert.Equal(["20260302-a"], new AuditHeads(Written).OpenAfter(null));
    }
}
