package io.earshot.text;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the sentiment model sees of an English post: its words and pairs of neighbours, words under a negation marked,
 * emoji and emoticons, and how many words of either polarity, marks, links and the like there are. A name in capitals
 * is a count; no word is, since words are folded.
 */
final class SentimentFeatures {
    private static final Set<String> NEGATIONS = Set.of(
            "not",
            "no",
            "never",
            "none",
            "nobody",
            "nothing",
            "neither",
            "nor",
            "nowhere",
            "nope",
            "without",
            "hardly",
            "barely",
            "lack",
            "lacks",
            "cannot",
            "can't",
            "cant",
            "won't",
            "wont",
            "don't",
            "dont",
            "doesn't",
            "doesnt",
            "didn't",
            "didnt",
            "isn't",
            "isnt",
            "aren't",
            "arent",
            "wasn't",
            "wasnt",
            "weren't",
            "werent",
            "haven't",
            "havent",
            "hasn't",
            "hasnt",
            "hadn't",
            "couldn't",
            "couldnt",
            "shouldn't",
            "shouldnt",
            "wouldn't",
            "wouldnt",
            "ain't",
            "aint");

    /** A negation reaches so many words, if no mark ends it before. */
    private static final int NEGATION_REACH = 4;

    /** Always there: it carries what the labels' shares ask for. */
    static final String ALWAYS = "ALWAYS";

    private static final String NEGATED = "!";
    private static final String SHOUTED = "^";

    private final SentimentWords words;
    private final Set<String> features = new LinkedHashSet<>();

    private String previous = "";
    private int underNegation;
    private int positive;
    private int negative;
    private int positiveAfterBut;
    private int negativeAfterBut;
    private int lastPolarity;
    private boolean but;
    private int shouted;
    private int drawnOut;
    private int exclamations;
    private int questions;
    private int links;
    private int handles;
    private int numbers;
    private int hashtags;

    private SentimentFeatures(SentimentWords words) {
        this.words = words;
    }

    static String[] of(List<Piece> tokens, SentimentWords words) {
        SentimentFeatures seen = new SentimentFeatures(words);
        seen.features.add(ALWAYS);
        for (Piece token : tokens) {
            seen.add(token);
        }
        seen.addCounts(tokens.size());
        return seen.features.toArray(String[]::new);
    }

    /** How much each feature weighs: a post of many says no more by each, so that all posts are of one length. */
    static float[] values(String[] features) {
        float[] values = new float[features.length];
        Arrays.fill(values, (float) (1 / Math.sqrt(features.length)));
        values[0] = 1;
        return values;
    }

    private void add(Piece token) {
        String text = token.text();
        switch (token.kind()) {
            case WORD -> word(token);
            case HASHTAG -> {
                features.add(text);
                features.add("#" + text);
                polar(words.polarity(text));
                hashtags++;
                follow("#");
            }
            case HANDLE -> {
                handles++;
                previous = "@";
            }
            case NUMBER -> {
                numbers++;
                follow("0");
            }
            case LINK -> {
                links++;
                previous = "/";
            }
            case EMOJI -> {
                features.add(text);
                polar(words.polarity(text));
                previous = text;
            }
            case EMOTICON -> {
                features.add(text);
                polar(text.equals(Emoticons.HAPPY) ? 1 : -1);
                underNegation = 0;
                follow(text);
            }
            case EXCLAMATION -> {
                features.add(text);
                exclamations += text.indexOf('!') >= 0 ? 1 : 0;
                questions += text.indexOf('?') >= 0 ? 1 : 0;
                underNegation = 0;
                follow(text.substring(0, 1));
            }
            case BREAK -> {
                underNegation = 0;
                previous = text;
            }
            case PLACEHOLDER -> previous = "";
        }
    }

    private void word(Piece token) {
        String word = token.text();
        features.add(word);
        if (underNegation > 0) {
            features.add(NEGATED + word);
        }
        if (token.shouted()) {
            shouted++;
            features.add(SHOUTED + word);
        }
        drawnOut += token.drawnOut() ? 1 : 0;
        polar(underNegation > 0 ? -words.polarity(word) : words.polarity(word));
        but |= word.equals("but");
        if (NEGATIONS.contains(word)) {
            underNegation = NEGATION_REACH;
        } else if (underNegation > 0) {
            underNegation--;
        }
        follow(word);
    }

    /** The pair of the piece before and this one. */
    private void follow(String piece) {
        if (!previous.isEmpty()) {
            features.add(previous + " " + piece);
        }
        previous = piece;
    }

    private void polar(int polarity) {
        if (polarity == 0) {
            return;
        }
        lastPolarity = polarity;
        if (polarity > 0) {
            positive++;
            positiveAfterBut += but ? 1 : 0;
        } else {
            negative++;
            negativeAfterBut += but ? 1 : 0;
        }
    }

    private void addCounts(int pieces) {
        features.add("POSITIVE" + Math.min(4, positive));
        features.add("NEGATIVE" + Math.min(4, negative));
        features.add("BALANCE" + Math.max(-4, Math.min(4, positive - negative)));
        features.add("LAST" + lastPolarity);
        features.add("EXCLAMATIONS" + Math.min(3, exclamations));
        features.add("QUESTIONS" + Math.min(2, questions));
        features.add("HASHTAGS" + Math.min(3, hashtags));
        features.add("HANDLES" + Math.min(2, handles));
        features.add("NUMBERS" + Math.min(3, numbers));
        features.add("LENGTH" + Math.min(6, pieces / 6));
        if (positive > 0 && negative > 0) {
            features.add("MIXED");
        }
        if (but) {
            features.add("BUT" + Integer.compare(positiveAfterBut, negativeAfterBut));
        }
        if (shouted > 0) {
            features.add("SHOUTED" + Math.min(3, shouted));
        }
        if (drawnOut > 0) {
            features.add("DRAWN_OUT");
        }
        if (links > 0) {
            features.add("LINK");
        }
    }
}
