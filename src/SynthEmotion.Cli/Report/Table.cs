namespace SynthEmotion.Cli.Report;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="IsText">True when its cells are words: aligned to the start.</param>
/// <param name="Note">A second line of the heading.</param>
internal sealed record Column(string Name, bool IsText = false, string? Note = null);

/// <summary>Tables with a caption, whose first column heads the rows. Wide ones scroll inside their own frame.</summary>
internal static class Table
{
    /// <summary>The table; nothing when it has no rows.</summary>
    public static Html Of(string caption, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<Html>> rows)
    {
        Html[] body = [.. rows.Select(r => Row(columns, r))];
        return body.Length == 0 ? default : Html.Of($"""
            <div class="scroll" role="region" tabindex="0" aria-label="{caption}">
            <table>
            <caption><span>{caption}</span></caption>
            <thead><tr>{columns.Select(Head)}</tr></thead>
            <tbody>
            {body}</tbody>
            </table>
            </div>

            """);
    }

    /// <summary>A value with a smaller one below it.</summary>
    public static Html Pair(string value, string below) => Html.Of($"""{value} <span class="below">{below}</span>""");

    private static Html Head(Column column) =>
        Html.Of($"""<th scope="col"{Class(column)}>{column.Name}{(column.Note is { } note ? Html.Of($""" <span class="below">{note}</span>""") : default)}</th>""");

    private static Html Row(IReadOnlyList<Column> columns, IReadOnlyList<Html> cells) => Html.Of(
        $"""
        <tr><th scope="row">{cells[0]}</th>{cells.Skip(1).Select((c, i) => Html.Of($"<td{Class(columns[i + 1])}>{c}</td>"))}</tr>

        """);

    private static Html Class(Column column) => column.IsText ? Html.Of($" class=\"words\"") : default;
}
