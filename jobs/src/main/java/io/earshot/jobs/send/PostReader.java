package io.earshot.jobs.send;

import io.earshot.json.Json;
import io.earshot.post.BadPostException;
import io.earshot.post.Post;
import io.earshot.post.PostDecoder;
import io.earshot.post.PostFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads posts: JSON lines in any format that {@link PostDecoder} knows, or whatever a mapping makes posts of. A line
 * that is one post goes on as it is; of a line of several, each becomes a record of our own.
 */
public final class PostReader implements RecordReader {
    private final PostDecoder decoder = new PostDecoder();
    private final @Nullable Mapping mapping;
    private final @Nullable PostFormat format;
    private final Problems problems;
    private long withoutPost;

    /**
     * @param mapping null for lines that are posts already
     * @param format of such lines; null to tell by their shape
     */
    public PostReader(@Nullable Mapping mapping, @Nullable PostFormat format, Problems problems) {
        this.mapping = mapping;
        this.format = format;
        this.problems = problems;
    }

    /** How many lines were valid and carried no post, such as likes and deletions. */
    public long withoutPost() {
        return withoutPost;
    }

    @Override
    public void read(InputFile file, Outgoing.Receiver receiver)
            throws IOException, SendException, InterruptedException {
        try (BufferedInputStream in = file.open()) {
            if (mapping != null) {
                map(rows(in, file, mapping), mapping, receiver);
            } else {
                decode(in, file.shown(), receiver);
            }
        }
    }

    private Rows rows(BufferedInputStream in, InputFile file, Mapping how) throws IOException, SendException {
        Mapping.Input input = how.input() == null ? file.guess(in) : how.input();
        return switch (input) {
            case CSV -> new CsvRows(in, file.shown(), how, problems);
            case JSON -> new JsonRows(in, file.shown(), problems);
        };
    }

    private void map(Rows rows, Mapping how, Outgoing.Receiver receiver)
            throws IOException, SendException, InterruptedException {
        for (Row row = rows.next(); row != null; row = rows.next()) {
            try {
                receiver.accept(ownJson(rows.place(), how.post(row)));
            } catch (RowException e) {
                problems.add(rows.place(), e.getMessage());
            }
        }
    }

    private void decode(BufferedInputStream in, String name, Outgoing.Receiver receiver)
            throws IOException, SendException, InterruptedException {
        Lines lines = new Lines(in, PostDecoder.MOST_BYTES);
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (Lines.isBlank(line)) {
                continue;
            }
            String place = name + ":" + lines.number();
            List<Post> posts;
            try {
                posts = decoder.decode(line, format == null ? null : format.code());
            } catch (BadPostException e) {
                problems.add(place, e.getMessage());
                continue;
            }
            if (posts.isEmpty()) {
                withoutPost++;
            } else if (posts.size() == 1) {
                Post post = posts.get(0);
                String header = format == null || format == PostFormat.EARSHOT ? null : format.code();
                receiver.accept(new Outgoing(place, post.id(), post.createdAt(), line, header, moves(post)));
            } else {
                for (Post post : posts) {
                    receiver.accept(ownJson(place, post));
                }
            }
        }
    }

    private static Outgoing ownJson(String place, Post post) {
        return new Outgoing(place, post.id(), post.createdAt(), Json.bytes(post), null, moves(post));
    }

    /** The post as if it had been published at another time, and received as long after as it was. */
    private static Function<Instant, byte[]> moves(Post post) {
        return time -> Json.bytes(new Post(
                post.id(),
                post.platform(),
                post.kind(),
                post.author(),
                post.text(),
                post.lang(),
                time,
                post.receivedAt() == null ? null : time.plus(Duration.between(post.createdAt(), post.receivedAt())),
                post.inReplyTo(),
                post.conversation(),
                post.repostOf(),
                post.shares(),
                post.likes(),
                post.replies(),
                post.views(),
                post.rating(),
                post.country(),
                post.url(),
                post.links(),
                post.hashtags(),
                post.mentions(),
                post.media()));
    }
}
