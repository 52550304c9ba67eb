using System.CommandLine;

namespace Wijkagent.Web.Commands;

/// <summary>The verbs of the program: what an administrator does at a prompt instead of in a browser.</summary>
public static class CommandLine
{
    private static readonly string[] Verbs = ["migrate", "seed", "import", "create-user", "verify", "--help", "-h", "-?", "--version"];

    /// <summary>Whether the program was started for a verb, and not to serve pages.</summary>
    public static bool IsVerb(string[] args) => args.Length > 0 && Verbs.Contains(args[0]);

    /// <summary>Runs a verb.</summary>
    /// <returns>0 when it was done, 1 when not.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, CommandConsole.System, null);

    /// <summary>Runs a verb with a console and settings of its own.</summary>
    public static async Task<int> RunAsync(
        string[] args, CommandConsole console, IReadOnlyDictionary<string, string?>? settings, CancellationToken cancel = default)
    {
        var host = new CommandHost(console, settings);
        var root = new RootCommand(CommandText.Get("Program"))
        {
            MigrateCommand.Make(host),
            SeedCommand.Make(host),
            ImportCommands.Make(host),
            CreateUserCommand.Make(host),
            VerifyCommand.Make(host),
        };
        return await root.Parse(args).InvokeAsync(
            new InvocationConfiguration { Output = console.Out, Error = console.Error }, cancel);
    }
}
