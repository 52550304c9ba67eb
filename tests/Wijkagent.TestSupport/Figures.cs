namespace Wijkagent.TestSupport;

/// <summary>What tests measured, for the papers: told and never judged, as machines differ. <c>script/test --long</c> shows it at its end.</summary>
public static class Figures
{
    /// <summary>The variable that names the file to which they are added; without it nobody wants to know.</summary>
    public const string Setting = "WIJKAGENT_TEST_FIGURES";

    private static readonly Lock Turn = new();

    /// <summary>Tells one, as a sentence.</summary>
    public static void Tell(string sentence)
    {
        if (Environment.GetEnvironmentVariable(Setting) is not { Length: > 0 } file)
            return;
        lock (Turn)
            File.AppendAllLines(file, [sentence]);
    }
}
