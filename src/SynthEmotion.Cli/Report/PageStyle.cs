namespace SynthEmotion.Cli.Report;

/// <summary>The style sheet of the page: light and dark by the reader's preference, and light on paper.</summary>
internal static class PageStyle
{
    public const string Css = Colours + Layout + Charts + Print;

    private const string Colours = """

        :root { color-scheme: light dark;
          --page: #fff; --panel: #f5f6f8; --ink: #1a1d21; --soft: #555d67; --line: #d8dce2; --link: #1b56b3; --warn: #a33b00; --band: #dbe7f7;
          --c0: #2a6fbb; --c1: #d9730d; --c2: #7d58b8; --c3: #1a8f85; --c4: #c2403d; --c5: #a88400; --c6: #b94f8a; --c7: #8a929c; }
        @media screen and (prefers-color-scheme: dark) { :root {
          --page: #14171a; --panel: #1d2126; --ink: #e8eaed; --soft: #a8b0ba; --line: #373d45; --link: #8ab6ff; --warn: #ff9d5c; --band: #24364f;
          --c0: #6aa5ea; --c1: #f19a4a; --c2: #b093e6; --c3: #4fc1b5; --c4: #ee7f7b; --c5: #d9b93c; --c6: #e88cbd; --c7: #8f98a3; } }

        """;

    private const string Layout = """
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 2rem 0 .75rem; }
        h2 { font-size: 1.35rem; margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--line); }
        h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
        p, ul { max-width: 48rem; margin: .5rem 0; }
        ul { padding-left: 1.25rem; }
        a { color: var(--link); }
        nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; max-width: none; }
        code { font: .875em ui-monospace, "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere; }
        td code { overflow-wrap: normal; }
        pre { background: var(--panel); padding: .75rem 1rem; overflow-x: auto; }
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(11rem, 45%), 1fr)); gap: .75rem; margin: 1.25rem 0; }
        .facts div { background: var(--panel); border-radius: .5rem; padding: .75rem 1rem; }
        .facts dt { color: var(--soft); font-size: .875rem; }
        .facts dd { margin: 0; font-size: 1.5rem; font-weight: 600; line-height: 1.3; }
        .facts dd span { display: block; font-size: .8125rem; font-weight: 400; color: var(--soft); }
        .note { border-left: 4px solid var(--c5); background: var(--panel); padding: .6rem 1rem; max-width: 48rem; margin: 1rem 0; }
        .scroll { overflow-x: auto; margin: 1rem 0; max-width: 100%; }
        table { border-collapse: collapse; min-width: min(100%, 20rem); font-size: .875rem; font-variant-numeric: tabular-nums; }
        caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; }
        caption span { display: inline-block; position: sticky; left: 0; max-width: min(44rem, calc(100vw - 2.5rem)); }
        th, td { padding: .35rem .7rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
        thead th { vertical-align: bottom; white-space: nowrap; color: var(--soft); font-weight: 600; border-bottom: 2px solid var(--line); }
        th:first-child { text-align: left; padding-left: 0; position: sticky; left: 0; background: var(--page); max-width: 24rem; }
        tbody th { font-weight: 500; }
        .words { text-align: left; }
        .below { display: block; color: var(--soft); font-size: .8125rem; font-weight: 400; white-space: nowrap; }
        .off { color: var(--warn); font-weight: 600; white-space: nowrap; }
        .tag { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem; font-size: .75rem; color: var(--soft); white-space: nowrap; }
        .label { border-color: var(--c0); color: var(--ink); }
        details { margin: .5rem 0; }
        summary { cursor: pointer; }
        .wide { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(32rem, 100%), 1fr)); gap: 0 2rem; align-items: start; }
        .wide th, .wide td { padding-left: .4rem; padding-right: .4rem; }
        .wide th:first-child { padding-left: 0; }
        .side { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(21rem, 100%), 1fr)); gap: 1rem 2rem; }
        .texts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: .75rem; padding: 0; margin: .5rem 0; list-style: none; max-width: none; }
        .texts li { background: var(--panel); border-radius: .5rem; padding: .75rem 1rem; }
        .texts blockquote { margin: 0 0 .5rem; overflow-wrap: anywhere; }
        footer { color: var(--soft); font-size: .875rem; margin-top: 3rem; padding-bottom: 2rem; }

        """;

    private const string Charts = """
        figure { margin: 1rem 0; }
        figcaption { font-weight: 600; font-size: .875rem; margin-bottom: .4rem; }
        svg { display: block; width: 100%; height: auto; }
        svg text { fill: var(--soft); font: 11px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; }
        .side svg { max-width: 30rem; }
        .axis { stroke: var(--line); stroke-width: 1; }
        .best { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 3; }
        .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .s0 { stroke: var(--c0); } .s1 { stroke: var(--c1); stroke-dasharray: 6 3; }
        .d0 { fill: var(--c0); } .d1 { fill: var(--c1); }
        .band { fill: var(--band); } .aim { stroke: var(--ink); stroke-width: 1; }
        .track { fill: var(--panel); }
        .outside { fill: var(--c1); }
        .f0 { fill: var(--c0); background: var(--c0); } .f1 { fill: var(--c1); background: var(--c1); } .f2 { fill: var(--c2); background: var(--c2); }
        .f3 { fill: var(--c3); background: var(--c3); } .f4 { fill: var(--c4); background: var(--c4); } .f5 { fill: var(--c5); background: var(--c5); }
        .f6 { fill: var(--c6); background: var(--c6); } .f7 { fill: var(--c7); background: var(--c7); }
        .small { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: .75rem 1.5rem; }
        .small h3 { margin: 0; font-size: 1rem; }
        .small svg { max-width: 24rem; }
        .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem 1rem; font-size: .8125rem; max-width: none; }
        .legend i { display: inline-block; width: .8rem; height: .8rem; border-radius: 2px; margin-right: .35rem; }
        .bars { display: grid; grid-template-columns: fit-content(45%) 1fr max-content; gap: .35rem .75rem; align-items: center; font-size: .875rem; max-width: 56rem; }
        .bars svg { height: 1.1rem; }
        .bars b { font-weight: 400; font-variant-numeric: tabular-nums; }

        """;

    private const string Print = """
        @media print {
          @page { margin: 14mm; }
          body { font-size: 10.5pt; }
          header, main, footer { max-width: none; padding: 0; }
          nav { display: none; }
          .scroll { overflow: visible; }
          table { font-size: 8pt; }
          .below { font-size: 7pt; }
          th, td { padding: .2rem .35rem; }
          th:first-child, caption span { position: static; }
          h2, h3, caption { break-after: avoid; }
          tr, .texts li, .facts div, .small > div, .side figure { break-inside: avoid; }
          details::details-content { content-visibility: visible; display: block; height: auto; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """;
}
