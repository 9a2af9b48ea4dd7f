using Spectre.Console;
using SynthEmotion.Cli.Display;
using SynthEmotion.Cli.Hosting;

AnsiConsole.Console = Terminal.Open();
return await CommandLine.RunAsync(args);
