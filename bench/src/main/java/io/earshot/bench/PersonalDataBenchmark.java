package io.earshot.bench;

import io.earshot.number.NumberPattern;
import io.earshot.text.personal.PersonalData;
import io.earshot.text.personal.Redaction;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to hide personal data, by what a post has of it, without and with a brand's own numbers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class PersonalDataBenchmark {
    private static final String PLAIN = "@acme third day without internet in the whole street, the hotline plays music"
            + " for hours and then hangs up. Is anyone there who tells us when it will work again? #acmeoutage";

    private static final List<NumberPattern> PATTERNS = List.of(
            new NumberPattern("order", "AC-\\d{6}"), new NumberPattern("booking", "(?:booking|PNR):? ([A-Z0-9]{6})"));

    /** Nothing that could be personal; a few numbers; an address; an order; a telephone number and an e-mail address. */
    @Param({"plain", "numbers", "address", "order", "contact"})
    private String post;

    @Param({"false", "true"})
    private boolean brandsNumbers;

    private PersonalData personalData = PersonalData.common();
    private String text = "";

    @Setup
    public void write() {
        personalData = PersonalData.with(brandsNumbers ? PATTERNS : List.of());
        text = switch (post) {
            case "plain" -> PLAIN;
            case "numbers" -> PLAIN + " Since 9:30 on 12/05, paid $49.99 for 3 months";
            case "address" -> PLAIN + " I live at 12 High Street, London SW1A 1AA";
            case "order" -> PLAIN + " My order is AC-123456";
            default -> PLAIN + " Call me: +44 20 7946 0958 or pat@example.org";
        };
    }

    @Benchmark
    public Redaction redact() {
        return personalData.redact(text);
    }
}
