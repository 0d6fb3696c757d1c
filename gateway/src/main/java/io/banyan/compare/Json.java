package io.banyan.compare;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// A value of a JSON text, by what it means: members in no order, numbers by their value, `1.0` as `1`. Two that are
/// equal mean the same.
sealed interface Json {
    record Members(Map<String, Json> of) implements Json {}

    record Elements(List<Json> of) implements Json {}

    /// Elements in no order, each with how often it occurs.
    record Bag(Map<Json, Integer> of) implements Json {}

    record Text(String of) implements Json {}

    record Amount(BigDecimal of) implements Json {
        public Amount {
            of = of.stripTrailingZeros();
        }
    }

    /// `true`, `false` or `null`.
    record Word(String of) implements Json {}

    /// What a name stands for that an object has several times with different values, in their order: which of them is
    /// meant depends on who reads it (RFC 8259 §4).
    record Repeated(List<Json> of) implements Json {}
}
