using System.Diagnostics.CodeAnalysis;

namespace Wijkagent.Core.Privacy.Sealing;

/// <summary>
/// A text that the database holds encrypted only (<see cref="SealedEnvelope"/>). One that was just written has its words;
/// one that was read has them once it was opened (<see cref="Contents"/>), together with the others of its page.
/// </summary>
public sealed class SealedText
{
    private byte[]? envelope;
    private string? text;
    private string? instead;
    private string column = "";
    private Guid row;

    private SealedText()
    {
    }

    /// <summary>The words.</summary>
    /// <returns>Null when they can't be read any more: their key was destroyed, or they are not as they were written.</returns>
    /// <exception cref="InvalidOperationException">It was read and not opened.</exception>
    public string? Value => text is null && instead is null ? throw new InvalidOperationException("A sealed text is read before it was opened.") : text;

    /// <summary>Whether its key was destroyed, or it is not as it was written: nobody reads it any more.</summary>
    public bool IsGone => Value is null;

    /// <summary>Whether its key was destroyed, as it had to be.</summary>
    internal bool IsDestroyed { get; private set; }

    /// <summary>Whether it has not been sealed yet.</summary>
    internal bool IsFresh => envelope is null;

    /// <summary>Whether it was read and not opened yet.</summary>
    internal bool IsClosed => text is null && instead is null;

    /// <summary>What goes in the column.</summary>
    /// <exception cref="InvalidOperationException">It was not sealed: nothing reaches the database in the clear.</exception>
    internal byte[] Envelope => envelope ?? throw new InvalidOperationException("A text was to be saved that was not sealed.");

    /// <summary>Where it stands, for the log: which column of which row.</summary>
    internal (string Column, Guid Row) Place => (column, row);

    /// <summary>A text that is new.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static SealedText? Of(string? text) => text is null ? null : new SealedText { text = text };

    /// <summary>What a page shows: the words, or a fixed word in their place.</summary>
    public override string ToString() => Value ?? instead!;

    /// <summary>What a page shows.</summary>
    [return: NotNullIfNotNull(nameof(sealedText))]
    public static implicit operator string?(SealedText? sealedText) => sealedText?.ToString();

    /// <summary>The first words, for a line of a list.</summary>
    public string Beginning(int length) => ToString() is var shown && shown.Length > length ? shown[..length] : shown;

    /// <summary>A text as it was read from a column.</summary>
    internal static SealedText Kept(byte[] envelope, string column) => new() { envelope = envelope, column = column };

    /// <summary>Says in which row it was read: what was moved there from another one is not opened.</summary>
    internal SealedText ReadIn(Guid id)
    {
        row = id;
        return this;
    }

    internal void Seal(ReadOnlySpan<byte> key, Guid keyId, string inColumn, Guid inRow)
    {
        (column, row) = (inColumn, inRow);
        envelope = SealedEnvelope.Seal(text!, key, keyId, column, row);
    }

    /// <summary>Opens it with its key.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It is not what was written in this place.</exception>
    internal void Open(ReadOnlySpan<byte> key) => text = SealedEnvelope.Open(envelope!, key, column, row);

    /// <summary>Gives up on it: this is shown in its place.</summary>
    internal void GiveUp(string shown, bool isDestroyed = false) => (instead, IsDestroyed) = (shown, isDestroyed);
}

/// <summary>Says where sealed texts were read.</summary>
public static class SealedTexts
{
    /// <summary>In a projection: the text of this column, in the row with this key.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static SealedText? At(this SealedText? text, Guid row) => text?.ReadIn(row);
}
