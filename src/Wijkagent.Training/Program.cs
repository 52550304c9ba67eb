using Wijkagent.Training;

// Learns the kinds of report and writes the model that Core holds: Wijkagent.Training FILE. The build of Core runs it.
var file = args.Single();
var unfinished = file + ".unfinished";
using (var stream = File.Create(unfinished))
    KindTraining.Write(stream);
// Who is stopped half-way leaves nothing that a next build would take for a model.
File.Move(unfinished, file, overwrite: true);
