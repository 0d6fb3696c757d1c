package io.banyan.compare;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/// A value of a JSON text, by what it means: members in no order, numbers by their value, `1.0` as `1`. Two that are
/// equal mean the same.
sealed interface Json {
    record Members(Map<String, Json> of) implements Json {
        @Override
        public int hashCode() {
            int sum = 0;
            for (Map.Entry<String, Json> one : of.entrySet()) {
                sum += (31 * Scatter.of(one.getKey())) ^ one.getValue().hashCode();
            }
            return sum;
        }
    }

    record Elements(List<Json> of) implements Json {}

    /// Elements in no order, each with how often it occurs.
    record Bag(Map<Json, Integer> of) implements Json {}

    record Text(String of) implements Json {
        @Override
        public int hashCode() {
            return Scatter.of(of);
        }
    }

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

    /// Hashes of texts, other ones in each process: whoever writes what is compared could write thousands of texts with
    /// one [String#hashCode], and looking one of them up would be looking at all.
    final class Scatter {
        private static final int SEED = new SecureRandom().nextInt();

        private Scatter() {}

        static int of(String text) {
            int hash = SEED;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x9E3779B1;
                hash ^= hash >>> 15;
            }
            return hash;
        }
    }
}
