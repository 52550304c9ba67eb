using Wijkagent.Web.Setup;

var builder = WebApplication.CreateBuilder(args);

builder.AddLogging();
builder.AddRequestLimits();
builder.AddForwardedHeaders();
builder.AddLocalisation();
builder.AddAntiforgery();
builder.AddDatabase();
builder.AddSignIn();
builder.AddFeatures();
builder.AddViews();
builder.AddSite();
builder.AddDesk();

var app = builder.Build();

app.UseSecurityHeaders();
app.UseForwardedHeaders();
app.UseRequestLogging();
app.UseErrorPages();
app.UseHeadAsGet();
app.UseRouting();
app.UseRequestTimeouts();
app.UseRequestLocalization();
app.UseAuthentication();
app.UseAuthorization();

app.MapStaticAssets().AllowAnonymous();
app.MapControllers().WithStaticAssets();

app.Run();
