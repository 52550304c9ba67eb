using System.ComponentModel.DataAnnotations;
using Wijkagent.Core.Officers;

namespace Wijkagent.Web.Public.Officers;

/// <summary>A message to an officer as it is typed.</summary>
public sealed class ContactForm
{
    [Required(ErrorMessage = "Form.Name.Missing"), MaxLength(ContactMessage.NameLength)]
    [Display(Name = "Form.Name")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Form.Email.Missing"), MaxLength(ContactMessage.EmailLength), EmailAddress]
    [Display(Name = "Form.Email", Description = "Form.Email.Hint")]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Form.Text.Missing"), MaxLength(ContactMessage.TextLength)]
    [Display(Name = "Form.Text", Description = "Form.Text.Hint")]
    public string? Text
    {
        get;
        // Browsers send two characters for the end of a line, and count one.
        set => field = value?.ReplaceLineEndings("\n");
    }

    /// <summary>Made with the form and protected: the same form sent twice is one message.</summary>
    public string? Key { get; set; }

    public SendContactMessage ToInput(string officerSlug, string sendKey) => new(officerSlug, Name ?? "", Email ?? "", Text ?? "", sendKey);
}
