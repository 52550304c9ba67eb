using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Wijkagent.Core.Common;
using Wijkagent.Web.Shared.Errors;

namespace Wijkagent.Web.Shared;

/// <summary>Turns an expected failure into what the visitor sees: words beside a field, or a page with its status.</summary>
public sealed class Failures(IStringLocalizer<FailureText> words)
{
    private const string ConflictView = "/Shared/Errors/Conflict.cshtml";

    /// <summary>The words of an error: those for its field in this form, else for its field, else for its name.</summary>
    /// <param name="error">What went wrong.</param>
    /// <param name="form">The name of the form, where a page has several with the same fields.</param>
    public string WordsOf(Error error, string form = "")
    {
        // A number can choose between two words.
        object[] arguments = [.. error.Arguments.Select(argument => argument is int number ? new Amount(number) : argument)];
        string[] keys = error is InvalidError { Field: { } field }
            ? [$"{error.Name}.{form}.{field}", $"{error.Name}.{field}", error.Name]
            : [error.Name];
        return keys.Select(key => words[key, arguments]).FirstOrDefault(found => !found.ResourceNotFound) ?? words[error.Name];
    }

    /// <summary>
    /// Answers a request that failed: 422 with the form and the words at its fields, 429 with the form and when it can be sent
    /// again, 404, 403, or 409 with a page.
    /// </summary>
    /// <param name="controller">Who answers.</param>
    /// <param name="error">What went wrong.</param>
    /// <param name="form">Makes the form again, for what was filled in wrongly.</param>
    /// <param name="back">Where the page of a conflict leads; the page that was asked for when left out.</param>
    /// <param name="prefix">What the names of the fields in the form begin with.</param>
    public IActionResult Answer(Controller controller, Error error, Func<ViewResult>? form = null, string? back = null, string prefix = "")
    {
        switch (error)
        {
            case InvalidError invalid when form is not null:
                AddTo(controller.ModelState, invalid, prefix);
                return WithStatus(form(), StatusCodes.Status422UnprocessableEntity);
            case InvalidError:
                return controller.StatusCode(StatusCodes.Status422UnprocessableEntity);
            case TooOftenError often when form is not null:
                SayWhenAgain(controller.Response, often.Wait);
                controller.ModelState.AddModelError("", WordsOf(often));
                return WithStatus(form(), StatusCodes.Status429TooManyRequests);
            case NotFoundError:
                return controller.NotFound();
            case ForbiddenError:
                return controller.StatusCode(StatusCodes.Status403Forbidden);
            default:
                var page = new ConflictPage(words["Page.Title"], WordsOf(error), words["Page.Back"], back ?? controller.Request.Path) { TypedTitle = words["Page.Typed"], FilesTitle = words["Page.Files"] };
                return WithStatus(controller.View(ConflictView, page), StatusCodes.Status409Conflict);
        }
    }

    /// <summary>The form once more with 409: nothing of it was kept or sent, and nothing of it is lost.</summary>
    public ViewResult Again(Controller controller, Error error, ViewResult form)
    {
        controller.ModelState.AddModelError("", WordsOf(error));
        return WithStatus(form, StatusCodes.Status409Conflict);
    }

    /// <summary>Says to programs when it can be done again (RFC 9110, section 10.2.3).</summary>
    public static void SayWhenAgain(HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <summary>The status of an answer that shows what went wrong on its own page.</summary>
    public static int StatusOf(Error error) => error switch
    {
        InvalidError => StatusCodes.Status422UnprocessableEntity,
        NotFoundError => StatusCodes.Status404NotFound,
        ForbiddenError => StatusCodes.Status403Forbidden,
        TooOftenError => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>Puts the words at the fields they are about, where a summary and the fields find them.</summary>
    public void AddTo(ModelStateDictionary state, InvalidError error, string prefix = "")
    {
        if (error is SeveralInvalid several)
        {
            foreach (var one in several.All)
                AddTo(state, one, prefix);
            return;
        }

        var name = error.Field is null ? "" : prefix.Length == 0 ? error.Field : $"{prefix}.{error.Field}";
        state.AddModelError(name, WordsOf(error, prefix));
    }

    private static ViewResult WithStatus(ViewResult view, int status)
    {
        view.StatusCode = status;
        return view;
    }
}

/// <summary>What the page of a conflict shows.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Message">What is the matter.</param>
/// <param name="BackText">The words of the link.</param>
/// <param name="Back">Where the link leads.</param>
public sealed record ConflictPage(string Title, string Message, string BackText, string Back)
{
    /// <summary>What was typed and not kept; empty when nothing was, or its form is still there.</summary>
    public string Typed { get; init; } = "";

    /// <summary>What stands above that.</summary>
    public required string TypedTitle { get; init; }

    /// <summary>Whether files were chosen that were not kept.</summary>
    public bool WithFiles { get; init; }

    /// <summary>What is said of those.</summary>
    public required string FilesTitle { get; init; }
}
