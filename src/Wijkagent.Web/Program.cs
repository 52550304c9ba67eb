using Wijkagent.Web.Commands;

if (CommandLine.IsVerb(args))
    return await CommandLine.RunAsync(args);
var app = WebApplication.CreateBuilder(args).Build();
app.Run();
return 0;
