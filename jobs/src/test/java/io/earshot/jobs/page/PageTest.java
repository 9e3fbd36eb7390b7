package io.earshot.jobs.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.page.LineChart.Scale;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

final class PageTest {
    private static final double[] SECONDS = {0, 3_600, 7_200};

    @Test
    void aChartIsWellFormedAndTellsWhoCannotSeeIt() throws Exception {
        Document figure = parsed(new LineChart("Counts & more", "A line that \"rises\"", 300, Scale.ROOT)
                .band(SECONDS, new double[] {0, 1, 2}, new double[] {2, 3, 4})
                .line(SECONDS, new double[] {1, 2, 400})
                .mark(Instant.ofEpochSecond(3_600), "1", "It rose <fast>")
                .rule(100)
                .figure());

        assertThat(text(figure, "title")).containsExactly("Counts & more", "It rose <fast>");
        assertThat(text(figure, "desc")).containsExactly("A line that \"rises\"");
        assertThat(text(figure, "text")).contains("0", "200", "1 Jan 01:00", "1");
        assertThat(figure.getElementsByTagName("path").getLength()).isEqualTo(2);
    }

    @Test
    void whatIsHigherIsDrawnHigher() throws Exception {
        Document figure = parsed(new LineChart("c", "d", 300, Scale.PLAIN)
                .line(SECONDS, new double[] {0, 50, 100})
                .figure());

        String path = figure.getElementsByTagName("path")
                .item(0)
                .getAttributes()
                .getNamedItem("d")
                .getNodeValue();
        // From the bottom, 300 − 28, over the middle to the top, 24.
        assertThat(path).isEqualTo("M64.0 272.0L506.0 148.0L948.0 24.0");
    }

    @Test
    void nothingToDrawLeavesTheCaption() throws Exception {
        String figure = new LineChart("Counts", "none", 300, Scale.PLAIN)
                .line(new double[0], new double[0])
                .figure();

        assertThat(figure).contains("<figcaption>Counts</figcaption>").doesNotContain("<svg");
    }

    @Test
    void aPageNeedsNothingFromElsewhereAndTakesTextForText() throws Exception {
        StringBuilder html = new StringBuilder();
        new Page("A <b> & \"c\"")
                .heading("<script>alert(1)</script>")
                .paragraph("it's")
                .numbered(List.of("<i>"))
                .table(List.of("<u>"), List.of(List.of("<s>")))
                .write(html);

        assertThat(html.toString())
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<title>A &lt;b&gt; &amp; &quot;c&quot;</title>", "it&#39;s", "<li>&lt;i&gt;</li>")
                .contains("<th scope=\"col\">&lt;u&gt;</th>", "<td>&lt;s&gt;</td>")
                .doesNotContain("<script", "src=", "http", "url(");
    }

    private static List<String> text(Document document, String tag) {
        var nodes = document.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private static Document parsed(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError("no well-formed markup: " + xml, e);
        }
    }
}
