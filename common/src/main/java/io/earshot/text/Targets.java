package io.earshot.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model is to say of each post: its label, or what another model says of it, or both. Posts with a label come
 * first; those that only the other model has judged stand behind them.
 */
final class Targets {
    /** How much the other model's word weighs, beside a label or alone; a label beside it weighs the rest. */
    private static final float JUDGED = 0.7f;

    private final int[] truth;
    private final List<String> texts = new ArrayList<>();
    private final List<float @Nullable []> judgements = new ArrayList<>();

    /** @param labels in the order of the judgements' probabilities */
    Targets(List<LabelledText> posts, List<JudgedText> judged, List<String> labels) {
        truth = posts.stream().mapToInt(post -> labels.indexOf(post.label())).toArray();
        Map<String, float[]> byText = new LinkedHashMap<>();
        judged.forEach(post -> byText.put(post.text(), post.probabilities()));
        for (LabelledText post : posts) {
            texts.add(post.text());
            judgements.add(byText.get(post.text()));
        }
        byText.keySet().removeAll(Set.copyOf(texts));
        texts.addAll(byText.keySet());
        judgements.addAll(byText.values());
    }

    /** The labels of those that have one. */
    int[] truth() {
        return truth;
    }

    /** All posts. */
    List<String> texts() {
        return texts;
    }

    /**
     * How probable the model is to hold each label of a post, times how much the post weighs.
     *
     * @param weights of the posts of each label
     */
    float[] of(int post, double[] weights) {
        float[] target = new float[weights.length];
        float[] judged = judgements.get(post);
        if (post < truth.length) {
            target[truth[post]] = (float) weights[truth[post]] * (judged == null ? 1 : 1 - JUDGED);
        }
        if (judged != null) {
            for (int label = 0; label < target.length; label++) {
                target[label] += judged[label] * JUDGED;
            }
        }
        return target;
    }
}
