package io.banyan.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.greenbytes.http.sfv.BooleanItem;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfTests {
    private static final Source SOURCE = new Source(0x7c1f00aa);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"7c1f00aa\";pos=\"123456789\";time=1764338400.123;view=\"events\";v=3 | 123456789 | 1764338400123 | events | 3",
                "\"7C1F00AA\";pos=\"18446744073709551615\" | 18446744073709551615 | | | 0",
                "  \"7c1f00aa\";  time=1764338400 | | 1764338400000 | | 0",
                "\"7c1f00aa\";pos=\"1\";pos=\"2\" | 2 | | | 0",
                "\"7c1f00aa\";time=1.5;other;more=?1;and=tok/en;bytes=:aGk=:;neg=-1.25 | | 1500 | | 0",
                "\"7c1f00aa\";v;v=4;pos=7;pos=\"8\" | 8 | | | 4",
                "\"7c1f00aa\";pos=\"0\";view=\"a\\\"b\" | 0 | | a\"b | 0"
            })
    void readsWhatAnAnswerSays(
            String header, @Nullable String position, @Nullable Long millis, @Nullable String view, int version) {
        AsOf asOf = AsOf.parse(header);

        Position point = position == null ? null : Position.parse(SOURCE, position);
        Instant time = millis == null ? null : Instant.ofEpochMilli(millis);
        assertThat(asOf).isEqualTo(new AsOf(new Watermark(SOURCE, point, time), view, version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7c1f00aa;pos=\"1\"",
                "\"7c1f00aa\"",
                "\"7c1f00a\";pos=\"1\"",
                "\"7c1f00ag\";pos=\"1\"",
                "\"7c1f00aa\";pos=\"01\"",
                "\"7c1f00aa\";pos=\"18446744073709551616\"",
                "\"7c1f00aa\";pos=12",
                "\"7c1f00aa\";pos",
                "\"7c1f00aa\";time=-1",
                "\"7c1f00aa\";time=1.2345",
                "\"7c1f00aa\";time=\"1\"",
                "\"7c1f00aa\";pos=\"1\";v=0",
                "\"7c1f00aa\";pos=\"1\";v=1.5",
                "\"7c1f00aa\";pos=\"1\" x",
                "\"7c1f00aa\";pos=\"1\", \"7c1f00aa\";pos=\"2\"",
                "\"7c1f00aa\";pos=\"1\";",
                "\"7c1f00aa\";POS=\"1\"",
                "\"7c1f00aa\";pos=\"1"
            })
    void takesNothingElseForAProof(String header) {
        assertThat(AsOf.parse(header)).isNull();
    }

    @Property
    void writesWhatItReads(@ForAll("asOfs") AsOf asOf) {
        assertThat(AsOf.parse(asOf.text())).isEqualTo(asOf);
    }

    /// The library that implements the RFC reads the same from the same text, whether it is one of ours or broken.
    @Property(tries = 3000)
    void readsLikeTheLibrary(@ForAll("headers") String header) {
        Optional<String> theirs = byLibrary(header);

        assertThat(Optional.ofNullable(AsOf.parse(header)).map(AsOf::text))
                .as(header)
                .isEqualTo(theirs);
    }

    private static Optional<String> byLibrary(String header) {
        try {
            Item<?> item = Parser.parseItem(header);
            if (!(item instanceof StringItem source)) {
                return Optional.empty();
            }
            Item<?> pos = item.getParams().get("pos");
            Item<?> time = item.getParams().get("time");
            Item<?> view = item.getParams().get("view");
            Item<?> version = item.getParams().get("v");
            Source of = Source.parse(source.get());
            Position point = pos == null ? null : Position.parse(of, ((StringItem) pos).get());
            long millis = time == null
                    ? 0
                    : new BigDecimal(String.valueOf(time.get()))
                            .movePointRight(3)
                            .longValueExact();
            if (millis < 0 || time instanceof StringItem || time instanceof BooleanItem) {
                return Optional.empty();
            }
            Instant moment = time == null ? null : Instant.ofEpochMilli(millis);
            int number = version == null ? 0 : new BigDecimal(version.serialize()).intValueExact();
            if ((version != null && number < 1) || number > 1_000_000_000) {
                return Optional.empty();
            }
            String name = view == null ? null : ((StringItem) view).get();
            return Optional.of(new AsOf(new Watermark(of, point, moment), name, number).text());
        } catch (IllegalArgumentException | ArithmeticException | ClassCastException refused) {
            return Optional.empty();
        }
    }

    @Provide
    static Arbitrary<AsOf> asOfs() {
        Arbitrary<Optional<Instant>> times = Arbitraries.longs()
                .between(0, 4_000_000_000_000L)
                .map(Instant::ofEpochMilli)
                .optional(0.8);
        Arbitrary<Optional<String>> names =
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(8).optional(0.7);
        Arbitrary<Integer> versions = Arbitraries.integers().between(0, 1_000_000_000);
        return Combinators.combine(Arbitraries.integers(), Arbitraries.longs(), times, names, versions)
                .as((hash, number, time, name, version) -> {
                    Source source = new Source(hash);
                    Watermark of = new Watermark(source, new Position(source, number), time.orElse(null));
                    return new AsOf(of, name.orElse(null), version);
                });
    }

    /// Headers of ours, half of them with one character changed, dropped or put in.
    @Provide
    static Arbitrary<String> headers() {
        Arbitrary<String> good = asOfs().map(AsOf::text);
        Arbitrary<Character> odd =
                Arbitraries.of('"', ';', '=', '.', ' ', '-', '?', '1', 'a', 'A', '\\', ',', '\t', ':');
        Arbitrary<String> broken = Combinators.combine(
                        good,
                        odd,
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(0, 1))
                .as((text, character, place, cut) -> {
                    int at = place % text.length();
                    return text.substring(0, at) + character + text.substring(at + cut);
                });
        return Arbitraries.oneOf(good, broken);
    }
}
