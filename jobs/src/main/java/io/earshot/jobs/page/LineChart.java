package io.earshot.jobs.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A chart of values over time, as SVG: lines, a band around one, and numbered marks at moments. */
public final class LineChart {
    private static final double WIDTH = 960;
    private static final double LEFT = 64;
    private static final double RIGHT = 12;
    private static final double TOP = 24;
    private static final double BOTTOM = 28;
    private static final int TICKS = 5;

    /** Between labels of values, in pixels. */
    private static final double ROOM = 24;

    private static final double SECONDS_PER_DAY = 86_400;
    private static final double[] NICE_SECONDS = {
        60,
        300,
        900,
        3_600,
        10_800,
        21_600,
        43_200,
        86_400,
        172_800,
        604_800,
        1_209_600,
        2_592_000,
        7_776_000,
        31_536_000
    };
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final String caption;
    private final String description;
    private final double height;
    private final Scale scale;
    private final List<Curve> curves = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Double> rules = new ArrayList<>();

    /** How values become heights. */
    public enum Scale {
        /** As they are. */
        PLAIN,
        /** By their square root, in which chance strays alike everywhere: small values are seen beside great ones. */
        ROOT
    }

    /** Points of a line, or of a band if {@code low} has values. */
    private static final class Curve {
        final String style;
        final double[] seconds;
        final double[] values;
        final double[] low;

        Curve(String style, double[] seconds, double[] values, double[] low) {
            this.style = style;
            this.seconds = seconds;
            this.values = values;
            this.low = low;
        }
    }

    private record Mark(double second, String label, String told) {}

    /**
     * @param caption what the chart shows, told beneath it
     * @param description what is to be seen in it, for who cannot see it
     * @param height in pixels, of a width of 960
     */
    public LineChart(String caption, String description, int height, Scale scale) {
        this.caption = caption;
        this.description = description;
        this.height = height;
        this.scale = scale;
    }

    /** Adds the main line. */
    public LineChart line(double[] seconds, double[] values) {
        curves.add(new Curve("line", seconds, values, new double[0]));
        return this;
    }

    /** Adds a line of another colour. */
    public LineChart secondLine(double[] seconds, double[] values) {
        curves.add(new Curve("second", seconds, values, new double[0]));
        return this;
    }

    /** Adds a shaded band, behind what is added after it. */
    public LineChart band(double[] seconds, double[] low, double[] high) {
        curves.add(new Curve("band", seconds, high, low));
        return this;
    }

    /**
     * Adds an upright mark.
     *
     * @param label a number or so, drawn on top of it
     * @param told what it stands for, shown to who points at it and read to who cannot see it
     */
    public LineChart mark(Instant at, String label, String told) {
        marks.add(new Mark((double) at.toEpochMilli() / 1_000, label, told));
        return this;
    }

    /** Adds a level line, such as a threshold. */
    public LineChart rule(double value) {
        rules.add(value);
        return this;
    }

    /** The chart with its caption; the caption alone if there is nothing to draw. */
    public String figure() {
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        double most = 0;
        for (Curve curve : curves) {
            for (int i = 0; i < curve.seconds.length; i++) {
                from = Math.min(from, curve.seconds[i]);
                to = Math.max(to, curve.seconds[i]);
                most = Math.max(most, curve.values[i]);
            }
        }
        for (double rule : rules) {
            most = Math.max(most, rule);
        }
        StringBuilder html = new StringBuilder("<figure>\n");
        if (to > from && most > 0) {
            new Drawing(html, from, to, most).draw();
        }
        return html.append("<figcaption>")
                .append(Html.escaped(caption))
                .append("</figcaption>\n</figure>")
                .toString();
    }

    /** The chart put on paper: times and values become places. */
    private final class Drawing {
        private final StringBuilder svg;
        private final double from;
        private final double to;
        private final double most;

        Drawing(StringBuilder svg, double from, double to, double most) {
            this.svg = svg;
            this.from = from;
            this.to = to;
            this.most = most;
        }

        void draw() {
            svg.append("<svg role=\"img\" viewBox=\"0 0 ")
                    .append((int) WIDTH)
                    .append(' ')
                    .append((int) height);
            svg.append("\"><title>").append(Html.escaped(caption)).append("</title><desc>");
            svg.append(Html.escaped(description)).append("</desc>\n");
            valueTicks();
            timeTicks();
            for (double rule : rules) {
                level("rule", y(rule));
            }
            curves.forEach(this::curve);
            marks.forEach(this::mark);
            svg.append("</svg>\n");
        }

        private void valueTicks() {
            if (scale == Scale.PLAIN) {
                double step = niceStep(most / TICKS);
                for (double value = 0; value <= most; value += step) {
                    valueTick(value);
                }
                return;
            }
            // Of 5, 2 and 1 times the powers of ten those that leave room for each other.
            double last = Double.NEGATIVE_INFINITY;
            for (double power = Math.pow(10, Math.ceil(Math.log10(most)));
                    height - BOTTOM - y(power) > ROOM || power >= most;
                    power /= 10) {
                for (double times : new double[] {1, 0.5, 0.2}) {
                    double value = power * times;
                    if (value <= most && y(value) - last >= ROOM && height - BOTTOM - y(value) >= ROOM) {
                        last = y(value);
                        valueTick(value);
                    }
                }
            }
            valueTick(0);
        }

        private void valueTick(double value) {
            level("axis", y(value));
            text(LEFT - 6, y(value) + 4, "end", number(value));
        }

        private void timeTicks() {
            double step = NICE_SECONDS[NICE_SECONDS.length - 1];
            for (int i = NICE_SECONDS.length - 1; i >= 0 && (to - from) / NICE_SECONDS[i] <= 9; i--) {
                step = NICE_SECONDS[i];
            }
            DateTimeFormatter format = step < SECONDS_PER_DAY ? HOUR : step < 30 * SECONDS_PER_DAY ? DAY : YEAR;
            for (double second = Math.ceil(from / step) * step; second <= to; second += step) {
                String time = format.format(Instant.ofEpochSecond((long) second).atOffset(ZoneOffset.UTC));
                double x = x(second);
                text(x, height - 8, x > WIDTH - 50 ? "end" : "middle", time);
                upright("axis", x, height - BOTTOM, height - BOTTOM + 5);
            }
        }

        private void curve(Curve curve) {
            svg.append("<path class=\"").append(curve.style).append("\" d=\"");
            for (int i = 0; i < curve.seconds.length; i++) {
                svg.append(i == 0 ? 'M' : 'L');
                place(curve.seconds[i], curve.values[i]);
            }
            for (int i = curve.low.length - 1; i >= 0; i--) {
                svg.append('L');
                place(curve.seconds[i], curve.low[i]);
            }
            svg.append(curve.low.length > 0 ? "Z\"/>\n" : "\"/>\n");
        }

        private void mark(Mark mark) {
            double x = x(Math.min(to, Math.max(from, mark.second)));
            svg.append("<g class=\"mark\"><title>")
                    .append(Html.escaped(mark.told))
                    .append("</title>");
            upright("", x, TOP - 4, height - BOTTOM);
            text(x, TOP - 8, "middle", mark.label);
            svg.append("</g>\n");
        }

        private void level(String style, double y) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"%s\" x1=\"%.0f\" x2=\"%.0f\" y1=\"%.1f\" y2=\"%.1f\"/>\n",
                    style,
                    LEFT,
                    WIDTH - RIGHT,
                    y,
                    y));
        }

        private void upright(String style, double x, double top, double bottom) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.0f\" y2=\"%.0f\"/>\n",
                    style,
                    x,
                    x,
                    top,
                    bottom));
        }

        private void text(double x, double y, String anchor, String text) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                    x,
                    y,
                    anchor,
                    Html.escaped(text)));
        }

        /** A tenth of a pixel is fine enough. */
        private void place(double second, double value) {
            svg.append(Math.round(10 * x(second)) / 10.0).append(' ').append(Math.round(10 * y(value)) / 10.0);
        }

        private double x(double second) {
            return LEFT + (WIDTH - LEFT - RIGHT) * (second - from) / (to - from);
        }

        private double y(double value) {
            double part = value / most;
            return height - BOTTOM - (height - TOP - BOTTOM) * (scale == Scale.ROOT ? Math.sqrt(part) : part);
        }
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double niceStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double times = least / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%.3f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
