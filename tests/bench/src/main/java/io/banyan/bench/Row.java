package io.banyan.bench;

import java.util.EnumMap;
import java.util.Map;

/// All that was seen of one lane or one peer.
record Row(String name, Map<Figure, Sample> figures) {
    static Row of(String name) {
        return new Row(name, new EnumMap<>(Figure.class));
    }

    Row with(Figure figure, Sample sample) {
        figures.put(figure, sample);
        return this;
    }
}
