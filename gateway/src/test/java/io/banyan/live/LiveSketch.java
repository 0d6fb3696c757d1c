package io.banyan.live;

import io.banyan.split.Weight;
import java.util.Map;

/// Live state in a few words, for tests.
public final class LiveSketch {
    private LiveSketch() {}

    public static GroupState group(long revision, Weight weight, Map<String, Weight> own, boolean killed) {
        return new GroupState(revision, weights(weight, own).with(LiveValue.KILL, Values.all(killed)));
    }

    /// All that a group or a file says.
    public static GroupValues weights(Weight weight, Map<String, Weight> own) {
        return GroupValues.NONE.with(LiveValue.WEIGHT, new Values<>(weight, own));
    }
}
