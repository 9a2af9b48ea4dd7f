using SynthEmotion.Cli.Hosting;

return await CommandLine.RunAsync(args);
