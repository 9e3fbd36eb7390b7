package io.earshot.spike;

/**
 * How improbable a count is under a negative binomial law: Poisson counts whose rate itself wavers by a gamma law, so
 * that the variance is {@code mean + dispersion·mean²}.
 *
 * <p>P(X ≥ x) = I_p(x, 1/dispersion) with p = mean / (mean + 1/dispersion), I being the regularised incomplete beta
 * function (NIST Digital Library of Mathematical Functions, 8.17, continued fraction 8.17.22). All in logarithms: a
 * surprise of 300 is as good as one of 3. Counts need not be whole.
 */
final class CountTail {
    private static final double LN_10 = Math.log(10);
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 500;
    private static final double PRECISE = 1e-12;

    /** Coefficients of Lanczos' approximation with g = 7 and nine terms; relative error below 1e-14. */
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    private CountTail() {}

    /**
     * −log10 P(X ≥ count).
     *
     * @param mean above 0
     * @param dispersion above 0
     */
    static double surprise(double count, double mean, double dispersion) {
        if (count <= 0) {
            return 0;
        }
        double size = 1 / dispersion;
        return Math.max(0, -logIncompleteBeta(count, size, mean / (mean + size), size / (mean + size)) / LN_10);
    }

    /**
     * −log10 P(X ≤ count), by P(X ≤ x) = I_q(1/dispersion, x + 1) with q = 1 − p.
     *
     * @param mean above 0
     * @param dispersion above 0
     */
    static double lowSurprise(double count, double mean, double dispersion) {
        double size = 1 / dispersion;
        double log = count <= 0
                ? -size * Math.log1p(mean * dispersion)
                : logIncompleteBeta(size, count + 1, size / (mean + size), mean / (mean + size));
        return Math.max(0, -log / LN_10);
    }

    /** ln I_x(a, b), with y = 1 − x given apart, as it may be too small to tell from 0. */
    private static double logIncompleteBeta(double a, double b, double x, double y) {
        double logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(y);
        if (x < (a + 1) / (a + b + 2)) {
            return logFront - Math.log(a) + Math.log(continuedFraction(a, b, x));
        }
        double complement = Math.exp(logFront - Math.log(b)) * continuedFraction(b, a, y);
        return Math.log1p(-Math.min(complement, 1 - PRECISE));
    }

    /** By Lentz' method. */
    private static double continuedFraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / notZero(1 - (a + b) * x / (a + 1));
        double result = d;
        for (int m = 1; m <= MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / notZero(1 + even * d);
            c = notZero(1 + even / c);
            result *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / notZero(1 + odd * d);
            c = notZero(1 + odd / c);
            result *= c * d;
            if (Math.abs(c * d - 1) < PRECISE) {
                break;
            }
        }
        return result;
    }

    private static double notZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    private static double logGamma(double value) {
        if (value < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * value)) - logGamma(1 - value);
        }
        double z = value - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (z + i);
        }
        double t = z + LANCZOS.length - 1.5;
        return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
