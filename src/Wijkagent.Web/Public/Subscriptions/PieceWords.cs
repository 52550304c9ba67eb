using Microsoft.Extensions.Localization;
using Wijkagent.Core.Subscriptions.Areas;

namespace Wijkagent.Web.Public.Subscriptions;

/// <summary>What pages and mails call a piece of the country.</summary>
public static class PieceWords
{
    /// <summary>Its name, in the language of the page; what it is looked up in has the words of this folder or those of mails.</summary>
    public static string NameOf(this IStringLocalizer words, PieceName? piece) => piece switch
    {
        null => words["Piece.Gone"],
        { Piece: FollowedPiece.District } => words["Piece.District", piece.Area, piece.Within],
        { Piece: FollowedPiece.Neighbourhood } => words["Piece.Neighbourhood", piece.Area, piece.Within],
        { Metres: { } metres } => words["Piece.Circle", metres, piece.Area, piece.Within],
        _ => words["Piece.Drawn", piece.Area, piece.Within],
    };
}
