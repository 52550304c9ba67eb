using System.Globalization;
using BenchmarkDotNet.Running;
using Wijkagent.Bench;

// «index»: what the index of the whole country costs, printed. «audit»: what an audit log of so many
// entries costs. «sealing»: what it costs to open a page, and to find a word among so many reports.
// «commits»: what a commit costs that is on the disk. «photos»: what it costs to make a photo
// ready to be kept. «words»: what reading a text costs. «submit»: what sending a report to a program
// that runs costs. Otherwise BenchmarkDotNet, with its own arguments.
if (args is ["index", ..])
{
    await IndexCost.PrintAsync(args.ElementAtOrDefault(1));
    return;
}

if (args is ["audit", ..])
{
    await AuditCost.PrintAsync(int.Parse(args.ElementAtOrDefault(1) ?? "1000000", CultureInfo.InvariantCulture));
    return;
}

if (args is ["sealing", ..])
{
    await SealingCost.PrintAsync(int.Parse(args.ElementAtOrDefault(1) ?? "1000000", CultureInfo.InvariantCulture));
    return;
}

if (args is ["commits", ..])
{
    await CommitCost.PrintAsync(args.ElementAtOrDefault(1));
    return;
}

if (args is ["photos"])
{
    await PhotoCost.PrintAsync();
    return;
}

if (args is ["words", ..])
{
    WordsCost.Print();
    return;
}

if (args is ["submit", ..])
{
    await SubmitCost.PrintAsync(new Uri(args.ElementAtOrDefault(1) ?? "http://localhost:5080"), int.Parse(args.ElementAtOrDefault(2) ?? "1000", CultureInfo.InvariantCulture));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(LocateBenchmark).Assembly).Run(args);
