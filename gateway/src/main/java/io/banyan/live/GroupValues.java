package io.banyan.live;

import java.util.HashMap;
import java.util.Map;

/// All live values of a group, or those that its file says; immutable.
///
/// @param said what differs from `absent`
public record GroupValues(Map<LiveValue<?>, Values<?>> said) {
    /// A group that says nothing.
    public static final GroupValues NONE = new GroupValues(Map.of());

    public GroupValues {
        said = Map.copyOf(said);
    }

    /// One of them.
    @SuppressWarnings("unchecked") // `with` puts each under its own key
    public <T> Values<T> of(LiveValue<T> value) {
        Values<?> known = said.get(value);
        return known == null ? value.nothing() : (Values<T>) known;
    }

    /// The same with one of them changed.
    public <T> GroupValues with(LiveValue<T> value, Values<T> changed) {
        Map<LiveValue<?>, Values<?>> all = new HashMap<>(said);
        if (changed.equals(value.nothing())) {
            all.remove(value);
        } else {
            all.put(value, changed);
        }
        return new GroupValues(all);
    }
}
