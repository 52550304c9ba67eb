using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Wijkagent.Web.Shared.Forms;

/// <summary>
/// Gives a validation attribute without a message of its own a shared one, in words that say what to do. {0} is the
/// name of the field, further arguments are those of the attribute.
/// </summary>
public sealed class DefaultValidationMessages : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (HasNoMessage(rule) && KeyFor(rule) is { } key)
                rule.ErrorMessage = key;
        }
    }

    /// <summary>These two come with an English message that can't be told from one of our own but by comparing.</summary>
    private static readonly string?[] BuiltIn = [new EmailAddressAttribute().ErrorMessage, new PhoneAttribute().ErrorMessage];

    private static bool HasNoMessage(ValidationAttribute rule) =>
        rule.ErrorMessageResourceName is null && (rule.ErrorMessage is null || BuiltIn.Contains(rule.ErrorMessage));

    private static string? KeyFor(ValidationAttribute rule) => rule switch
    {
        RequiredAttribute => "Validation.Required",
        EmailAddressAttribute => "Validation.Email",
        PhoneAttribute => "Validation.Phone",
        MaxLengthAttribute => "Validation.MaxLength",
        StringLengthAttribute => "Validation.MaxLength",
        RangeAttribute => "Validation.Range",
        _ => null,
    };
}

/// <summary>What model binding says about a value it can't read, in the visitor's language.</summary>
public sealed class LocalisedBindingMessages(IStringLocalizer<SharedText> words) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((_, name) => words["Binding.NotUnderstood", name]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => words["Binding.ValueNotUnderstood"]);
        messages.SetUnknownValueIsInvalidAccessor(name => words["Binding.NotUnderstood", name]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => words["Binding.ValueNotUnderstood"]);
        messages.SetValueIsInvalidAccessor(_ => words["Binding.ValueNotUnderstood"]);
        messages.SetValueMustBeANumberAccessor(name => words["Binding.Number", name]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => words["Binding.ValueNotUnderstood"]);
        messages.SetValueMustNotBeNullAccessor(_ => words["Binding.Missing"]);
        messages.SetMissingBindRequiredValueAccessor(_ => words["Binding.Missing"]);
        messages.SetMissingKeyOrValueAccessor(() => words["Binding.Missing"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => words["Binding.Missing"]);
    }
}
