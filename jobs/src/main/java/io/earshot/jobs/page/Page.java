package io.earshot.jobs.page;

import java.io.IOException;
import java.util.List;

/**
 * One HTML page that needs nothing but itself: no script, no font, no style from elsewhere. Light or dark as the
 * reader's system is, and for screen readers, keyboards and printers too.
 */
public final class Page {
    private static final String STYLE = """
            :root { color-scheme: light dark; --text: #1b1f24; --quiet: #59636e; --paper: #ffffff; --rule: #d1d9e0;
              --line: #0b57d0; --band: #0b57d022; --second: #8a4b00; --mark: #b3261e; }
            @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --quiet: #9aa4ae; --paper: #0d1117;
              --rule: #3d444d; --line: #7cacf8; --band: #7cacf833; --second: #f0b072; --mark: #ff8a80; } }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--paper);
              max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
            .quiet, figcaption { color: var(--quiet); }
            figure { margin: 1rem 0; } svg { width: 100%; height: auto; }
            table { border-collapse: collapse; } th, td { text-align: left; padding: .3rem .8rem .3rem 0;
              border-bottom: 1px solid var(--rule); vertical-align: top; } td.number { text-align: right; }
            li { margin: .4rem 0; }
            blockquote { margin: .5rem 0; padding-left: .8rem; border-left: 3px solid var(--rule);
              overflow-wrap: anywhere; }
            svg text { font: 12px system-ui, sans-serif; fill: var(--quiet); }
            .axis { stroke: var(--rule); stroke-width: 1; }
            .line { fill: none; stroke: var(--line); stroke-width: 1.3; stroke-linejoin: round; }
            .second { fill: none; stroke: var(--second); stroke-width: 1.3; stroke-linejoin: round; }
            .band { fill: var(--band); stroke: none; }
            .mark line { stroke: var(--mark); stroke-width: 1.2; stroke-dasharray: 4 3; }
            svg .mark text { fill: var(--mark); font-weight: 600; }
            .rule { stroke: var(--mark); stroke-width: 1; }
            @media print { body { margin: 0; max-width: none; } figure { break-inside: avoid; } }
            """;

    private final String title;
    private final StringBuilder body = new StringBuilder();

    /**
     * @param title plain text, as all that is given to a page but by {@link #html}
     */
    public Page(String title) {
        this.title = title;
        body.append("<h1>").append(Html.escaped(title)).append("</h1>\n");
    }

    /** A heading of a part of the page. */
    public Page heading(String text) {
        body.append("<h2>").append(Html.escaped(text)).append("</h2>\n");
        return this;
    }

    /** A paragraph. */
    public Page paragraph(String text) {
        body.append("<p>").append(Html.escaped(text)).append("</p>\n");
        return this;
    }

    /** A numbered list, of a sentence or so each. */
    public Page numbered(List<String> items) {
        body.append("<ol>\n");
        items.forEach(item -> body.append("<li>").append(Html.escaped(item)).append("</li>\n"));
        body.append("</ol>\n");
        return this;
    }

    /**
     * What people wrote, each apart.
     *
     * @param language BCP 47, so that it is read aloud as it is spoken; {@code und} where nobody knows
     */
    public Page quotes(String language, List<String> texts) {
        for (String text : texts) {
            body.append("<blockquote dir=\"auto\" lang=\"")
                    .append(Html.escaped(language))
                    .append("\">")
                    .append(Html.escaped(text))
                    .append("</blockquote>\n");
        }
        return this;
    }

    /** A table with a row of column names. */
    public Page table(List<String> columns, List<List<String>> rows) {
        body.append("<table><thead><tr>");
        columns.forEach(name ->
                body.append("<th scope=\"col\">").append(Html.escaped(name)).append("</th>"));
        body.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            body.append("<tr>");
            row.forEach(cell -> body.append("<td>").append(Html.escaped(cell)).append("</td>"));
            body.append("</tr>\n");
        }
        body.append("</tbody></table>\n");
        return this;
    }

    /** A chart with its caption. */
    public Page chart(LineChart chart) {
        return html(chart.figure());
    }

    /** Markup that is good as it is. */
    public Page html(String markup) {
        body.append(markup).append('\n');
        return this;
    }

    /** Writes the page. */
    public void write(Appendable out) throws IOException {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(Html.escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n")
                .append(body)
                .append("</main>\n</body>\n</html>\n");
    }
}
