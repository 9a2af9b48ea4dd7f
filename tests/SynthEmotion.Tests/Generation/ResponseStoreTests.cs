using System.Text;
using Microsoft.Data.Sqlite;
using SynthEmotion.Domain;
using SynthEmotion.Generation;
using Xunit;

namespace SynthEmotion.Tests.Generation;

public sealed class ResponseStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("store-").FullName;

    private string File => Path.Combine(folder, "responses.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Answer_is_there_after_a_new_start()
    {
        await using (var store = ResponseStore.Open(File))
            await store.SettleAsync("batch", Answer("f1", "hello"));
        await using var again = ResponseStore.Open(File);
        var found = again.Find("batch")!;
        Assert.Equal(("f1", "azure", "gpt", "hello", new TokenUsage(10, 20), 0.5), (found.Fingerprint, found.Endpoint, found.Model, Encoding.UTF8.GetString(found.Raw), found.Usage, found.Cost));
        Assert.Null(again.Find("other"));
    }

    [Fact]
    public async Task Second_answer_to_a_key_is_surplus_and_the_first_is_given_back()
    {
        await using var store = ResponseStore.Open(File);
        await store.SettleAsync("batch", Answer("f1", "first"));
        var back = await store.SettleAsync("batch", Answer("f2", "second"));
        var same = await store.SettleAsync("batch", Answer("f1", "third"));
        Assert.Equal("first", Encoding.UTF8.GetString(back.Raw));
        Assert.Equal("first", Encoding.UTF8.GetString(same.Raw));
        Assert.Equal(new EndpointSpend("azure", "gpt", 3, 2, new TokenUsage(30, 60), 1.5), Assert.Single(store.Spend()));
    }

    [Fact]
    public async Task Answers_queued_together_all_become_durable()
    {
        await using var store = ResponseStore.Open(File);
        var settled = await Task.WhenAll(Enumerable.Range(0, 2000).Select(n => Task.Run(() => store.SettleAsync($"batch {n % 1500}", Answer($"f{n}", $"text {n}")))));
        Assert.Equal(2000, settled.Length);
        Assert.All(Enumerable.Range(0, 1500), n => Assert.NotNull(store.Find($"batch {n}")));
        Assert.Equal((2000, 500), store.Spend().Select(s => (s.Answers, s.Surplus)).Single());
    }

    [Fact]
    public async Task Two_processes_worth_of_stores_agree_on_one_answer_a_key()
    {
        await using var one = ResponseStore.Open(File);
        await using var two = ResponseStore.Open(File);
        Assert.Equal(one.WorkspaceId, two.WorkspaceId);
        Assert.Matches("^[0-9a-f]{32}$", one.WorkspaceId);
        var pairs = await Task.WhenAll(Enumerable.Range(0, 200).Select(async n =>
        {
            var answers = await Task.WhenAll(one.SettleAsync($"k{n}", Answer($"a{n}", "one")), two.SettleAsync($"k{n}", Answer($"b{n}", "two")));
            return (answers[0], answers[1]);
        }));
        Assert.All(pairs, p => Assert.Equal(p.Item1.Fingerprint, p.Item2.Fingerprint));
        Assert.Equal((400, 200), one.Spend().Select(s => (s.Answers, s.Surplus)).Single());
    }

    [Fact]
    public async Task Deleted_file_is_noticed_on_the_next_write_and_read()
    {
        await using var store = ResponseStore.Open(File);
        await store.SettleAsync("batch", Answer("f1", "hello"));
        System.IO.File.Delete(File);
        var error = await Assert.ThrowsAsync<ResponseStoreException>(() => store.SettleAsync("next", Answer("f2", "lost")));
        Assert.Contains("was deleted or replaced", error.Message, StringComparison.Ordinal);
        Assert.Throws<ResponseStoreException>(() => store.Find("batch"));
    }

    [Fact]
    public async Task Replaced_file_is_noticed()
    {
        await using var store = ResponseStore.Open(File);
        await store.SettleAsync("batch", Answer("f1", "hello"));
        System.IO.File.Move(File, File + ".old");
        await using (ResponseStore.Open(File)) { }
        await Assert.ThrowsAsync<ResponseStoreException>(() => store.SettleAsync("next", Answer("f2", "lost")));
    }

    [Fact]
    public void Damaged_file_is_bad_input_that_says_what_to_do()
    {
        System.IO.File.WriteAllText(File, string.Concat(Enumerable.Repeat("this is no database ", 500)));
        var error = Assert.Throws<BadInputException>(() => ResponseStore.Open(File));
        Assert.Contains("move it away", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_damaged_in_the_middle_fails_the_read_by_name()
    {
        await using (var store = ResponseStore.Open(File))
            await Task.WhenAll(Enumerable.Range(0, 500).Select(n => store.SettleAsync($"batch {n}", Answer($"f{n}", new string('x', 2000)))));
        await using (var stream = System.IO.File.OpenWrite(File))
        {
            stream.Position = 8192;
            stream.Write(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("garbage!", 100_000))));
        }
        await using var damaged = ResponseStore.Open(File);
        var error = Assert.Throws<ResponseStoreException>(() => Enumerable.Range(0, 500).Select(n => damaged.Find($"batch {n}")).ToList());
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_of_another_program_or_a_newer_version_is_bad_input()
    {
        Run("CREATE TABLE songs (name TEXT)");
        Assert.Contains("another program", Assert.Throws<BadInputException>(() => ResponseStore.Open(File)).Message, StringComparison.Ordinal);
        System.IO.File.Delete(File);
        await ResponseStore.Open(File).DisposeAsync();
        Run("PRAGMA user_version = 99");
        Assert.Contains("newer version", Assert.Throws<BadInputException>(() => ResponseStore.Open(File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_that_is_not_there_is_bad_input() =>
        Assert.Contains("folder must exist", Assert.Throws<BadInputException>(() => ResponseStore.Open(Path.Combine(folder, "no", "responses.db"))).Message, StringComparison.Ordinal);

    private static StoredAnswer Answer(string fingerprint, string text) =>
        new(fingerprint, "azure", "gpt", Encoding.UTF8.GetBytes(text), new TokenUsage(10, 20), 0.5);

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
