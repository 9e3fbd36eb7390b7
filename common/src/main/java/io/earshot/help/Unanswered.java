package io.earshot.help;

import io.earshot.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What people ask a brand that none of its articles answers. Questions of one topic are of one subject; those of no topic
 * are if they share the words that most of a subject's questions have. A subject that nobody asks about is forgotten.
 */
public final class Unanswered {
    private static final Duration MEMORY = Duration.ofDays(30);
    private static final int MOST_SUBJECTS = 500;
    private static final int MOST_WORDS = 60;
    private static final int FEWEST_SHARED = 2;
    private static final int MOST_NAMED = 4;

    private final List<Subject> subjects = new ArrayList<>();

    /** What is asked about. */
    private static final class Subject {
        private final @Nullable String topic;
        private long questions;
        private long lastMillis;
        private boolean isTold;
        private final Map<String, Long> words = new TreeMap<>();

        Subject(@Nullable String topic) {
            this.topic = topic;
        }

        void add(Set<String> ofQuestion, long millis) {
            questions++;
            lastMillis = Math.max(lastMillis, millis);
            for (String word : ofQuestion) {
                if (words.size() < MOST_WORDS || words.containsKey(word)) {
                    words.merge(word, 1L, Long::sum);
                }
            }
        }

        /** The words of at least half of its questions, the most frequent first. */
        List<String> common() {
            return words.entrySet().stream()
                    .filter(word -> 2 * word.getValue() >= questions)
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        boolean isLike(Set<String> question) {
            List<String> common = common();
            long shared = common.stream().filter(question::contains).count();
            return shared >= FEWEST_SHARED && 2 * shared >= Math.min(common.size(), question.size());
        }
    }

    /**
     * Takes in a question or a request for which there is no suggestion.
     *
     * @param topic that its mention is in; null for none
     * @param words its content words
     * @param many of so many questions of one subject on, an article is missing
     * @return advice to write one, once for each subject
     */
    public Optional<Suggestion> ask(@Nullable String topic, List<String> words, Instant at, int many) {
        long millis = at.toEpochMilli();
        Set<String> question = new LinkedHashSet<>(words);
        subjects.removeIf(subject -> subject.lastMillis < millis - MEMORY.toMillis());
        Subject subject = subject(topic, question);
        subject.add(question, millis);
        if (subject.isTold || subject.questions < many) {
            return Optional.empty();
        }
        subject.isTold = true;
        return Optional.of(advice(subject));
    }

    private Subject subject(@Nullable String topic, Set<String> question) {
        for (Subject subject : subjects) {
            if (topic == null ? subject.topic == null && subject.isLike(question) : topic.equals(subject.topic)) {
                return subject;
            }
        }
        Subject made = new Subject(topic);
        subjects.add(made);
        if (subjects.size() > MOST_SUBJECTS) {
            subjects.stream()
                    .filter(subject -> subject != made)
                    .min(Comparator.comparingLong(subject -> subject.lastMillis))
                    .ifPresent(subjects::remove);
        }
        return made;
    }

    private static Suggestion advice(Subject subject) {
        List<String> common = subject.common();
        String about = common.isEmpty()
                ? "the same"
                : String.join(", ", common.subList(0, Math.min(MOST_NAMED, common.size())));
        return new Suggestion(
                Suggestion.Kind.MISSING_ARTICLE,
                null,
                "No article answers this",
                null,
                subject.questions + " asked about " + about + ", and no article answers it: write one",
                null);
    }

    /** Writes all that it remembers; {@link #read} makes the same of it. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(subjects.size());
        for (Subject subject : subjects) {
            out.writeBoolean(subject.topic != null);
            if (subject.topic != null) {
                Texts.write(subject.topic, out);
            }
            out.writeLong(subject.questions);
            out.writeLong(subject.lastMillis);
            out.writeBoolean(subject.isTold);
            out.writeInt(subject.words.size());
            for (Map.Entry<String, Long> word : subject.words.entrySet()) {
                Texts.write(word.getKey(), out);
                out.writeLong(word.getValue());
            }
        }
    }

    /** What was written. */
    public static Unanswered read(DataInput in) throws IOException {
        Unanswered read = new Unanswered();
        for (int subjects = in.readInt(); subjects > 0; subjects--) {
            Subject subject = new Subject(in.readBoolean() ? Texts.read(in) : null);
            subject.questions = in.readLong();
            subject.lastMillis = in.readLong();
            subject.isTold = in.readBoolean();
            for (int words = in.readInt(); words > 0; words--) {
                subject.words.put(Texts.read(in), in.readLong());
            }
            read.subjects.add(subject);
        }
        return read;
    }
}
