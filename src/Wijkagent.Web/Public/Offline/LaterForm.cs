using Wijkagent.Core.Reports;
using Wijkagent.Core.Reports.Drafting;
using Wijkagent.Core.Reports.Questions;
using Wijkagent.Web.Public.Reporting;
using Wijkagent.Web.Shared.Forms;

namespace Wijkagent.Web.Public.Offline;

/// <summary>The answers as they were filled in without a network.</summary>
public sealed class LaterForm
{
    /// <summary>Made on the device; the same each time it is sent.</summary>
    public string? Key { get; set; }

    public string? Kind { get; set; }

    /// <summary>What kinds ask of their own, by <see cref="NameOf"/>.</summary>
    public Dictionary<string, DetailForm> Details { get; set; } = [];

    public string? Text { get; set; }
    public string? Place { get; set; }
    public string? PlaceWords { get; set; }
    public string? When { get; set; }
    public DateParts? HappenedOn { get; set; }
    public string? HappenedAt { get; set; }
    public string? Frequency { get; set; }
    public string? Role { get; set; }
    public string? ForWhom { get; set; }
    public string? OtherKnows { get; set; }
    public string? Anonymous { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public bool PhotosOpen { get; set; }
    public bool Agreed { get; set; }

    /// <summary>People do not see it; programs fill it in.</summary>
    public string? Homepage { get; set; }

    /// <summary>The name of a question on a page that holds those of every kind.</summary>
    public static string NameOf(string kind, KindQuestion question) => $"{kind}--{question.Key}";

    public SendLater ToInput() => new(
        Key,
        Kind,
        AnswersOf($"{Kind}--"),
        Place,
        PlaceWords,
        new WhatForm { Text = Text, When = When, HappenedOn = HappenedOn, HappenedAt = HappenedAt, Frequency = Frequency }.ToInput(),
        new RoleForm { Role = Role, ForWhom = ForWhom, OtherKnows = OtherKnows }.ToInput(),
        new WhoController.WhoForm { Anonymous = Anonymous, Name = Name, Email = Email, Phone = Phone }.ToInput(mayBeAnonymous: true),
        PhotosOpen,
        Agreed);

    private Dictionary<string, TellDetail> AnswersOf(string prefix) =>
        Details.Where(d => d.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(d => d.Key[prefix.Length..], d => d.Value.ToInput());
}

/// <summary>What the page shows.</summary>
/// <param name="Kinds">Those of which something may be kept on a device.</param>
/// <param name="Form">Empty: what is filled in stays on the device.</param>
public sealed record LaterPage(IReadOnlyList<ReportKindDetails> Kinds, LaterForm Form)
{
    /// <summary>What a kind has to be told; the rest is passed over.</summary>
    public static IEnumerable<KindQuestion> AskedOf(ReportKindDetails kind) => kind.Questions.Where(q => q is { Required: true, ShownWhen: null });
}

/// <summary>What the device is told about what it sent.</summary>
/// <param name="State">«sent», «draft», «busy» (another draft is being filled in) or «gone» (nothing is known of it).</param>
/// <param name="Code">The code, of what was sent.</param>
/// <param name="Secret">The secret in groups, of what was sent within a day.</param>
/// <param name="Confirm">Whether a link in a mail has to be followed.</param>
/// <param name="Next">Where a draft goes on.</param>
public sealed record LaterAnswer(string State, string? Code = null, string? Secret = null, bool Confirm = false, string? Next = null);
