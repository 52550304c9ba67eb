namespace Wijkagent.Core.Media;

/// <summary>A part of a picture, in thousandths of its width and height from its upper left corner: the same part however large the picture is shown.</summary>
/// <param name="Left">How far its left side is from that of the picture.</param>
/// <param name="Top">How far its upper side is from that of the picture.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Height">How high it is.</param>
public readonly record struct PictureBox(int Left, int Top, int Width, int Height)
{
    /// <summary>The whole width or height.</summary>
    public const int Whole = 1000;

    /// <summary>The most parts of one picture that are covered at once.</summary>
    public const int Most = 50;

    /// <summary>Whether it is a part of the picture: not empty, and nowhere outside.</summary>
    public bool IsInside => Left >= 0 && Top >= 0 && Width > 0 && Height > 0 && Left <= Whole - Width && Top <= Whole - Height;

    /// <summary>The same in pixels, up to the next whole ones: nothing at its edge stays to be seen.</summary>
    internal (int Left, int Top, int Width, int Height) In(int width, int height)
    {
        var (left, top) = (Left * width / Whole, Top * height / Whole);
        return (left, top, Up(Left + Width, width) - left, Up(Top + Height, height) - top);
    }

    private static int Up(int thousandths, int pixels) => ((thousandths * pixels) + Whole - 1) / Whole;
}
