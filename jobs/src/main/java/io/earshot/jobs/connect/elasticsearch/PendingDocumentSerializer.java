package io.earshot.jobs.connect.elasticsearch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.jspecify.annotations.Nullable;

/**
 * How the documents that are not acknowledged yet stand in a checkpoint. A change of the layout gets a new version
 * here, and goes on reading the old ones.
 */
final class PendingDocumentSerializer extends AsyncSinkWriterStateSerializer<PendingDocument> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public BufferedRequestState<PendingDocument> deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("the Elasticsearch sink's state has version " + version + ", this release reads "
                    + VERSION + ": start the job with the release that wrote the checkpoint, or a newer one");
        }
        return super.deserialize(version, serialized);
    }

    @Override
    protected void serializeRequestToStream(PendingDocument pending, DataOutputStream out) throws IOException {
        Document document = pending.document();
        writeBytes(out, document.index().getBytes(StandardCharsets.UTF_8));
        writeBytes(out, document.id().getBytes(StandardCharsets.UTF_8));
        writeLong(out, document.version());
        writeBytes(out, document.source());
        writeLong(out, pending.eventTimeMillis());
    }

    @Override
    protected PendingDocument deserializeRequestFromStream(long requestSize, DataInputStream in) throws IOException {
        String index = new String(readBytes(in), StandardCharsets.UTF_8);
        String id = new String(readBytes(in), StandardCharsets.UTF_8);
        Long version = readLong(in);
        byte[] source = readBytes(in);
        return new PendingDocument(new Document(index, id, version, source), readLong(in));
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    private static void writeLong(DataOutputStream out, @Nullable Long value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeLong(value);
        }
    }

    private static @Nullable Long readLong(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readLong() : null;
    }
}
