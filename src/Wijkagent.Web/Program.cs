using Wijkagent.Web.Commands;
using Wijkagent.Web.Setup;
using Wijkagent.Web.Shared.Uploads;

if (args is [PdfRewriting.Verb])
    return (int)PdfRewriting.Run(Console.OpenStandardInput(), Console.OpenStandardOutput());
if (CommandLine.IsVerb(args))
    return await CommandLine.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
if (RequiredSettings.Missing(builder.Configuration, builder.Environment) is { Count: > 0 } missing)
    return RequiredSettings.Refuse(missing);

builder.AddLogging();
builder.AddRequestLimits();
builder.AddForwardedHeaders();
builder.AddLocalisation();
builder.AddAntiforgery();
builder.AddDatabase();
builder.AddSignIn();
builder.AddFeatures();
builder.AddFiles();
builder.AddRateLimits();
builder.AddFinding();
builder.AddBaseMap();
builder.AddPages();
builder.AddReporting();
builder.AddDesk();
builder.AddViews();
builder.AddStaticFiles();
builder.AddCompression();
builder.AddSite();
builder.AddMail();
builder.AddHealth();
builder.AddStart();

var app = builder.Build();

app.UseSecurityHeaders();
app.UseCacheHeaders();
app.UseResponseCompression();
app.UseForwardedHeaders();
app.UseRequestLogging();
app.UseErrorPages();
app.UseOwnHostOnly();
app.UseHttpsOnly();
app.UseHeadAsGet();
app.UseTypedForms();
app.UseRouting();
app.UseRouteForLog();
app.UseRequestTimeouts();
app.UseLocalisation();
app.UseAuthentication();
app.UseAuthorization();
app.UseRateLimiter();

app.MapStaticAssets().AllowAnonymous();
app.MapHealth();
app.MapControllers().WithStaticAssets();

return await app.ServeAsync();
