using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using Wijkagent.Core.Common;

namespace Wijkagent.Web.Commands;

/// <summary>There is no such verb, and none that looks like it.</summary>
/// <param name="Word">What was typed.</param>
public record VerbUnknown(string Word) : InvalidError
{
    // As many letters may be wrong as somebody mistypes in a short word.
    private const int MostDifferent = 2;

    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Word];

    /// <summary>The error about a word, with the verb that was probably meant.</summary>
    internal static VerbUnknown Of(string word, IEnumerable<string> verbs) =>
        verbs.Select(verb => (Verb: verb, Different: Difference(word.ToUpperInvariant(), verb.ToUpperInvariant()))).MinBy(near => near.Different)
            is { Different: <= MostDifferent } near ? new VerbMistyped(word, near.Verb) : new VerbUnknown(word);

    /// <summary>How many letters to add, leave out or change makes one word of the other (Levenshtein's distance).</summary>
    private static int Difference(string one, string other)
    {
        var costs = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = costs[0];
            costs[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.Min(changed, Math.Min(costs[j], costs[j - 1]) + 1);
            }
        }

        return costs[^1];
    }
}

/// <summary>There is no such verb, but one that looks like it.</summary>
/// <param name="Word">What was typed.</param>
/// <param name="Meant">What was probably meant.</param>
public sealed record VerbMistyped(string Word, string Meant) : VerbUnknown(Word)
{
    /// <inheritdoc />
    public override IReadOnlyList<object> Arguments => [Word, Meant];
}

/// <summary>The verbs of the program: what an administrator does at a prompt instead of in a browser.</summary>
public static class CommandLine
{
    private static readonly string[] Verbs = ["migrate", "seed", "import", "create-user", "verify", "retention", "backup"];
    private static readonly string[] Questions = ["--help", "-h", "-?", "--version"];

    /// <summary>
    /// Whether the program was started for a verb, and not to serve pages. Any word in the first place is meant as one;
    /// settings of the website begin with a dash or a slash, or hold an equals sign.
    /// </summary>
    public static bool IsVerb(string[] args) => args.Length > 0
        && (Questions.Contains(args[0]) || (args[0].Length > 0 && args[0][0] is not ('-' or '/') && !args[0].Contains('=', StringComparison.Ordinal)));

    /// <summary>Runs a verb.</summary>
    /// <returns>0 when it was done, 1 when not.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, CommandConsole.System, null);

    /// <summary>Runs a verb with a console and settings of its own.</summary>
    public static async Task<int> RunAsync(
        string[] args, CommandConsole console, IReadOnlyDictionary<string, string?>? settings, CancellationToken cancel = default)
    {
        if (args.Length > 0 && !Verbs.Contains(args[0]) && !Questions.Contains(args[0]))
        {
            await console.Error.WriteLineAsync(CommandText.Of(VerbUnknown.Of(args[0], Verbs)));
            return 1;
        }

        var host = new CommandHost(console, settings);
        var root = new RootCommand(CommandText.Get("Program"))
        {
            MigrateCommand.Make(host),
            SeedCommand.Make(host),
            ImportCommands.Make(host),
            CreateUserCommand.Make(host),
            VerifyCommand.Make(host),
            RetentionCommand.Make(host),
            BackupCommand.Make(host),
        };
        var parsed = root.Parse(args);
        if (parsed.Action is not ParseErrorAction)
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = console.Out, Error = console.Error }, cancel);
        await console.Error.WriteLineAsync(WhatIsWrong(parsed));
        return 1;
    }

    /// <summary>What was typed wrongly, in one sentence: the library has none in Dutch.</summary>
    private static string WhatIsWrong(ParseResult parsed)
    {
        var verb = parsed.CommandResult;
        if (parsed.UnmatchedTokens is [var word, ..])
            return CommandText.Get("WordUnknown", word);
        if (verb.Command.Subcommands.Count > 0)
            return CommandText.Get("VerbIncomplete", verb.Command.Name, string.Join(", ", verb.Command.Subcommands.Select(s => s.Name)));
        var refused = verb.Command.Options.Select(parsed.GetResult).FirstOrDefault(o => o is { Tokens.Count: > 0 } && o.Errors.Any());
        var accepted = refused?.Option.GetCompletions(CompletionContext.Empty).Select(c => c.Label).ToList() ?? [];
        if (accepted.Count > 0)
            return CommandText.Get("ValueUnknown", refused!.Tokens[^1].Value, refused.Option.Name, string.Join(", ", accepted));
        var missing = verb.Command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > (parsed.GetResult(a)?.Tokens.Count ?? 0)).Select(a => a.Name)
            .Concat(verb.Command.Options.Where(o => o.Required && parsed.GetResult(o) is null or { Implicit: true }).Select(o => o.Name));
        return missing.FirstOrDefault() is { } name ? CommandText.Get("WordMissing", name) : parsed.Errors[0].Message;
    }
}
