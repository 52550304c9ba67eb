using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Wijkagent.TestSupport.SqlServer;

/// <summary>
/// A place in the code that asks the database something: a call of an operator that sends the query, such as
/// <c>ToListAsync</c>, found in the compiled code; or the place in a stack where one was called.
/// </summary>
/// <param name="Method">The method as it runs; of an async method the one that its state machine has.</param>
/// <param name="Offset">Where in it the call is; the start of its statement when it was read from a stack.</param>
/// <param name="IsLoop">Whether it asks when the answer is looped over.</param>
public sealed partial record QuerySite(MethodBase Method, int Offset, bool IsLoop = false)
{
    private const string Product = "Wijkagent.";
    private static readonly ConcurrentDictionary<Assembly, bool> OfRepository = new();
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Whether it is code that ships.</summary>
    public bool IsOfProduct => IsProduct(Method.Module.Assembly);

    /// <summary>Who calls at this moment: the nearest code of the repository, of product or test; null when there is none.</summary>
    public static QuerySite? First()
    {
        var frame = new StackTrace(fNeedFileInfo: false).GetFrames()
            .FirstOrDefault(f => f.GetMethod()?.Module.Assembly is { } code && OfRepository.GetOrAdd(code, IsOfRepository));
        return frame is null ? null : new QuerySite(frame.GetMethod()!, frame.GetILOffset());
    }

    /// <summary>Every such call in an assembly.</summary>
    public static IEnumerable<QuerySite> In(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        from site in CallsOf(method)
        select site;

    /// <summary>Type and method as they stand in the source.</summary>
    public override string ToString()
    {
        // A step of the state machine Inbox+<ListAsync>d__7 stands in Inbox.ListAsync.
        var compiled = $"{Method.DeclaringType!.FullName}.{Method.Name}";
        return Written().Match(compiled) is { Success: true } own ? $"{compiled.Split("+<")[0]}.{own.Groups[1].Value}" : compiled;
    }

    private static bool IsOfRepository(Assembly code) =>
        code != typeof(QuerySite).Assembly && code.GetName().Name!.StartsWith(Product, StringComparison.Ordinal);

    private static bool IsProduct(Assembly code) =>
        code.GetName().Name is { } name && name.StartsWith(Product, StringComparison.Ordinal) && !name.Contains("Test", StringComparison.Ordinal);

    private static IEnumerable<QuerySite> CallsOf(MethodInfo method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
            yield break;
        var (ofType, ofMethod) = (method.DeclaringType!.GetGenericArguments(), method.GetGenericArguments());
        for (var at = 0; at < code.Length;)
        {
            var start = at;
            var value = code[at] == 0xFE ? unchecked((short)((code[at++] << 8) | code[at++])) : code[at++];
            var operation = Codes[value];
            if (operation.OperandType == OperandType.InlineMethod
                && method.Module.ResolveMethod(BitConverter.ToInt32(code, at), ofType, ofMethod) is { } called && Asks(called))
            {
                yield return new QuerySite(method, start, called.Name == nameof(EntityFrameworkQueryableExtensions.AsAsyncEnumerable));
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static bool Asks(MethodBase called) =>
        (called.DeclaringType == typeof(EntityFrameworkQueryableExtensions)
            && (called.Name.EndsWith("Async", StringComparison.Ordinal) || called.Name == nameof(EntityFrameworkQueryableExtensions.AsAsyncEnumerable)))
        || (called.Name == nameof(DbContext.FindAsync)
            && called.DeclaringType is { IsGenericType: true } set && set.GetGenericTypeDefinition() == typeof(DbSet<>));

    [GeneratedRegex(@"<(\w+)>")]
    private static partial Regex Written();
}
