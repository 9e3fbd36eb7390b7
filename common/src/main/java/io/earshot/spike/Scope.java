package io.earshot.spike;

import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All measures of one part of a brand's mentions: of the whole, or of one channel. */
final class Scope {
    /** Null for the whole. */
    final @Nullable Platform channel;

    final AuthorMinutes authors;

    /** By the number of the measure; null where there was nothing to count yet. */
    private final @Nullable Line[] lines = new Line[Measure.ALL.size()];

    Scope(@Nullable Platform channel, int minutes) {
        this.channel = channel;
        this.authors = new AuthorMinutes(minutes);
    }

    boolean isWhole() {
        return channel == null;
    }

    @Nullable
    Line line(int measure) {
        return lines[measure];
    }

    void put(int measure, Line line) {
        lines[measure] = line;
    }

    /** The lines that there are. */
    List<Line> lines() {
        List<Line> all = new ArrayList<>();
        for (Line line : lines) {
            if (line != null) {
                all.add(line);
            }
        }
        return all;
    }

    void hear(Post post) {
        authors.add(post);
    }

    /** Puts the number of authors so far where it is judged: it is known only when somebody asks. */
    void countAuthors() {
        Line line = lines[Measure.AUTHORS_NUMBER];
        if (line != null) {
            line.open = authors.ofOpenMinute();
        }
    }

    void write(DataOutput out) throws IOException {
        authors.write(out);
        for (Line line : lines) {
            out.writeBoolean(line != null);
            if (line != null) {
                line.write(out);
            }
        }
    }

    void read(DataInput in) throws IOException {
        authors.read(in);
        for (int measure = 0; measure < lines.length; measure++) {
            if (in.readBoolean()) {
                lines[measure] = Line.read(in);
            }
        }
    }
}
