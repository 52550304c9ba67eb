using Wijkagent.Training;

// Learns the kinds of report and writes the model that Core holds: Wijkagent.Training FILE. The build of Core runs it.
using var file = File.Create(args.Single());
KindTraining.Write(file);
