using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Wijkagent.Web.Setup;

/// <summary>
/// Takes control characters out of every form before anything reads it: no person types them, some programs paste them, and
/// the framework refuses a whole form for one NUL, with all that was typed. What shows as a line end or a tab stays. Forms
/// with files and addresses are read another way; there <see cref="Core.Common.TypedText"/> takes them out.
/// </summary>
public static class TypedFormsSetup
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    public static void UseTypedForms(this WebApplication app) => app.Use((context, next) =>
    {
        if (MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.MediaType.Equals(UrlEncoded, StringComparison.OrdinalIgnoreCase))
            context.Request.Body = new TypedFormStream(context.Request.Body);
        return next(context);
    });
}

/// <summary>A form as a browser encodes it, without what stands in it for a control character.</summary>
internal sealed class TypedFormStream(Stream form) : Stream
{
    private const int EscapeLength = 3;
    private readonly byte[] read = new byte[4096];
    private int start;
    private int end;
    private bool isEnded;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var given = Give(buffer.Span);
            if (given > 0 || buffer.IsEmpty || isEnded)
                return given;
            read.AsSpan(start, end - start).CopyTo(read);
            (start, end) = (0, end - start);
            var more = await form.ReadAsync(read.AsMemory(end), cancellationToken);
            end += more;
            isEnded = more == 0;
        }
    }

    /// <inheritdoc />
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Flush()
    {
    }

    // An escape of which the rest is still to come waits for it.
    private int Give(Span<byte> buffer)
    {
        var given = 0;
        while (start < end && given < buffer.Length)
        {
            if (read[start] == '%')
            {
                if (end - start < EscapeLength && !isEnded)
                    break;
                if (IsEscapedControl(read.AsSpan(start, Math.Min(EscapeLength, end - start))))
                {
                    start += EscapeLength;
                    continue;
                }
            }
            else if (IsControl(read[start]))
            {
                start++;
                continue;
            }

            buffer[given++] = read[start++];
        }

        return given;
    }

    private static bool IsEscapedControl(ReadOnlySpan<byte> escape) =>
        escape.Length == EscapeLength && byte.TryParse(escape[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var c) && IsControl(c);

    // The others of Unicode are two bytes each, which the framework reads.
    private static bool IsControl(byte c) => c < ' ' ? c is not (>= (byte)'\t' and <= (byte)'\r') : c == 0x7F;
}
