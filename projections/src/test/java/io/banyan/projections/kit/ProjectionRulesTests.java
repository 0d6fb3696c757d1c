package io.banyan.projections.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.projections.change.Change;
import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.View;
import java.io.File;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionRulesTests {
    @Test
    void letsComputeWhatOnlyComputes() {
        assertThatCode(() -> ProjectionRules.check(Pure.class)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Clock.class,
                Today.class,
                Chance.class,
                MathChance.class,
                Disk.class,
                Environment.class,
                Prints.class,
                Remembers.class,
                Identity.class,
                Nested.class
            })
    void namesWhatWouldMakeAnotherViewNextTime(Class<? extends Projection> impure) {
        assertThatThrownBy(() -> ProjectionRules.check(impure))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a view is replayed")
                .hasMessageContaining(impure.getSimpleName());
    }

    @Test
    void looksAtClassesBesideItThatItIsGiven() {
        assertThatCode(() -> ProjectionRules.check(Helped.class, Beside.class)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ProjectionRules.check(Helped.class)).hasMessageContaining("Beside");
    }

    private abstract static class Some extends CountsByTable {
        @Override
        public List<Operation> apply(Change change, View view) {
            return List.of(Operation.put(KEY, Document.EMPTY.with("x", what(change))));
        }

        abstract String what(Change change);
    }

    static final class Pure extends CountsByTable {
        private record Word(String text) {}

        @Override
        public List<Operation> apply(Change change, View view) {
            String words = change.after().values().stream()
                    .map(String::valueOf)
                    .sorted(Comparator.naturalOrder())
                    .map(text -> new Word(text.toUpperCase(Locale.ROOT)))
                    .map(Word::text)
                    .collect(Collectors.joining(" "));
            Instant later = Instant.parse("2026-11-28T12:00:00Z").plusSeconds(words.length());
            return switch (change.kind()) {
                case DELETE -> List.of(Operation.delete(KEY));
                default -> List.of(Operation.patch(KEY, Map.of("words", words, "at", later.toString())));
            };
        }
    }

    static final class Clock extends Some {
        @Override
        String what(Change change) {
            return Instant.now().toString();
        }
    }

    static final class Today extends Some {
        @Override
        String what(Change change) {
            return LocalDate.now(ZoneOffset.UTC).toString();
        }
    }

    static final class Chance extends Some {
        @Override
        String what(Change change) {
            return UUID.randomUUID().toString() + ThreadLocalRandom.current().nextInt();
        }
    }

    static final class MathChance extends Some {
        @Override
        String what(Change change) {
            return String.valueOf(Math.random());
        }
    }

    static final class Disk extends Some {
        @Override
        String what(Change change) {
            return new File("/etc/hostname").getName();
        }
    }

    static final class Environment extends Some {
        @Override
        String what(Change change) {
            return String.valueOf(System.getenv("HOME"));
        }
    }

    static final class Prints extends Some {
        @Override
        String what(Change change) {
            System.out.println(change);
            return "";
        }
    }

    static final class Remembers extends Some {
        private int seen;

        @Override
        String what(Change change) {
            seen++;
            return String.valueOf(seen);
        }
    }

    static final class Identity extends Some {
        @Override
        String what(Change change) {
            return String.valueOf(System.identityHashCode(change));
        }
    }

    static final class Nested extends Some {
        @Override
        String what(Change change) {
            return Hidden.now();
        }

        private static final class Hidden {
            static String now() {
                return Instant.now().toString();
            }
        }
    }

    static final class Helped extends Some {
        @Override
        String what(Change change) {
            return Beside.text(change);
        }
    }
}
