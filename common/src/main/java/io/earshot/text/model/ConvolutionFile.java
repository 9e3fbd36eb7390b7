package io.earshot.text.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A network as bytes: words' vectors in one byte a number, which stands for one of 255 values that lie closer together
 * near zero, as in {@link LinearModel}; all else as it is.
 */
final class ConvolutionFile {
    private static final int LARGEST = 127;
    private static final int MOST_FILTERS = 1024;
    private static final int MOST_WORDS = 1 << 20;

    private ConvolutionFile() {}

    /** The network that will be read back: its words' vectors in the precision of the file. */
    static ConvolutionWeights rounded(ConvolutionWeights network) {
        try {
            return read(write(network), network.labels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] write(ConvolutionWeights network) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(network.words);
            out.writeInt(network.filters);
            float largest = Float.MIN_NORMAL;
            for (float number : network.wordVectors) {
                largest = Math.max(largest, Math.abs(number));
            }
            out.writeFloat(largest);
            byte[] vectors = new byte[network.wordVectors.length];
            for (int i = 0; i < vectors.length; i++) {
                double root = Math.sqrt(Math.abs(network.wordVectors[i]) / (double) largest) * LARGEST;
                vectors[i] = (byte) Math.copySign(Math.rint(root), network.wordVectors[i]);
            }
            out.write(vectors);
            write(network.classVectors, out);
            write(network.convolution, out);
            write(network.output, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(float[] numbers, DataOutputStream out) throws IOException {
        for (float number : numbers) {
            out.writeFloat(number);
        }
    }

    /** @throws IOException if the bytes are no network for so many labels */
    static ConvolutionWeights read(byte[] bytes, int labels) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int words = in.readInt();
            int filters = in.readInt();
            if (words < 1 || words > MOST_WORDS || Integer.bitCount(words) != 1) {
                throw new IOException("expected a power of two of words, found " + words);
            }
            if (filters < 1 || filters > MOST_FILTERS) {
                throw new IOException("expected 1 to " + MOST_FILTERS + " filters, found " + filters);
            }
            ConvolutionWeights network = new ConvolutionWeights(words, filters, labels);
            double largest = in.readFloat();
            for (int i = 0; i < network.wordVectors.length; i++) {
                int number = in.readByte();
                network.wordVectors[i] = (float) (largest * number * Math.abs(number) / (LARGEST * LARGEST));
            }
            read(network.classVectors, in);
            read(network.convolution, in);
            read(network.output, in);
            if (in.available() > 0) {
                throw new IOException("expected the end of a network, found " + in.available() + " bytes more");
            }
            return network;
        }
    }

    private static void read(float[] numbers, DataInputStream in) throws IOException {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readFloat();
        }
    }
}
