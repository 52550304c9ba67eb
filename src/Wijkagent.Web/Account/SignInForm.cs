using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Wijkagent.Core.Identity.Passwords;
using Wijkagent.Core.Reports;
using Wijkagent.Web.MyAccount;

namespace Wijkagent.Web.Account;

/// <summary>What somebody fills in to sign in.</summary>
public sealed class SignInForm
{
    [Required(ErrorMessage = "Email.Missing"), MaxLength(ReporterContact.EmailLength)]
    [Display(Name = "Email.Label")]
    public string? Email { get; set; }

    // A character can take two places of a string.
    [Required(ErrorMessage = "Password.Missing"), MaxLength(2 * PasswordRules.Longest)]
    [Display(Name = "Password.Label")]
    public string? Password { get; set; }

    /// <summary>Where a link is mailed to instead.</summary>
    [BindNever]
    public EmailForm Link { get; init; } = new();

    /// <summary>Where to go afterwards; only a page of our own.</summary>
    public string? Terug { get; set; }
}
