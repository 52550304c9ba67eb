using BenchmarkDotNet.Running;
using Wijkagent.Bench;

// «index»: what the index of the whole country costs, printed. Otherwise BenchmarkDotNet, with its own arguments.
if (args is ["index", ..])
{
    await IndexCost.PrintAsync(args.ElementAtOrDefault(1));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(LocateBenchmark).Assembly).Run(args);
