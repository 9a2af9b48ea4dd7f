using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/SynthEmotion.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
