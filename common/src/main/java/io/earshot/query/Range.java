package io.earshot.query;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of numbers as a query writes it: {@code 5}, {@code >5}, {@code >=5}, {@code <5}, {@code <=5}, {@code 1..5},
 * {@code 1..} or {@code ..5}, where the ends of dots belong to it.
 *
 * @param low null for no lower end
 * @param high null for no upper end
 */
record Range(
        @Nullable BigDecimal low,
        boolean lowIncluded,
        @Nullable BigDecimal high,
        boolean highIncluded) {
    private static final String NUMBER = "(-?\\d{1,15}(?:\\.\\d{1,6})?)";
    private static final Pattern COMPARISON = Pattern.compile("(>=|<=|>|<|=?)" + NUMBER);
    private static final Pattern DOTS = Pattern.compile(NUMBER + "?\\.\\." + NUMBER + "?");

    static Range parse(String text) {
        Matcher comparison = COMPARISON.matcher(text);
        if (comparison.matches()) {
            BigDecimal number = number(comparison.group(2));
            return switch (comparison.group(1)) {
                case ">" -> new Range(number, false, null, false);
                case ">=" -> new Range(number, true, null, false);
                case "<" -> new Range(null, false, number, false);
                case "<=" -> new Range(null, false, number, true);
                default -> new Range(number, true, number, true);
            };
        }
        Matcher dots = DOTS.matcher(text);
        if (!dots.matches() || (dots.group(1) == null && dots.group(2) == null)) {
            throw new IllegalArgumentException(
                    "expected a number, a comparison such as >1000 or a range such as 10..100, found " + text);
        }
        BigDecimal low = dots.group(1) == null ? null : number(dots.group(1));
        BigDecimal high = dots.group(2) == null ? null : number(dots.group(2));
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw new IllegalArgumentException(
                    "the range " + text + " is empty; did you mean " + plain(high) + ".." + plain(low) + "?");
        }
        return new Range(low, low != null, high, high != null);
    }

    /** The same, if it has something of these numbers in it. */
    Range within(int least, int most) {
        boolean outside = (low != null && low.doubleValue() > most) || (high != null && high.doubleValue() < least);
        if (outside) {
            throw new IllegalArgumentException("expected numbers from " + least + " to " + most + ", found " + this);
        }
        return this;
    }

    /** Whether all of it is in another. */
    boolean isIn(Range other) {
        return beginsIn(other) && endsIn(other);
    }

    private boolean beginsIn(Range other) {
        if (other.low == null) {
            return true;
        }
        boolean mayTouch = other.lowIncluded || !lowIncluded;
        return low != null && (mayTouch ? end(low) >= end(other.low) : end(low) > end(other.low));
    }

    private boolean endsIn(Range other) {
        if (other.high == null) {
            return true;
        }
        boolean mayTouch = other.highIncluded || !highIncluded;
        return high != null && (mayTouch ? end(high) <= end(other.high) : end(high) < end(other.high));
    }

    /** Whether some number is in it and in another, as far as one can tell without knowing which numbers there are. */
    boolean meets(Range other) {
        return !isPast(other) && !other.isPast(this);
    }

    /** Whether it begins only where another has ended. */
    private boolean isPast(Range other) {
        if (low == null || other.high == null) {
            return false;
        }
        return (lowIncluded && other.highIncluded) ? end(low) > end(other.high) : end(low) >= end(other.high);
    }

    /** As numbers are compared with it. */
    private static double end(BigDecimal number) {
        return number.doubleValue();
    }

    boolean contains(double value) {
        return (low == null || (lowIncluded ? value >= low.doubleValue() : value > low.doubleValue()))
                && (high == null || (highIncluded ? value <= high.doubleValue() : value < high.doubleValue()));
    }

    @Override
    public String toString() {
        if (low != null && high != null) {
            return low.compareTo(high) == 0 ? plain(low) : plain(low) + ".." + plain(high);
        }
        if (low != null) {
            return (lowIncluded ? ">=" : ">") + plain(low);
        }
        return (highIncluded ? "<=" : "<") + plain(high);
    }

    private static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
