package io.banyan.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.view.Build;
import io.banyan.view.ViewVersion;
import io.banyan.view.ViewVersion.Did;
import io.banyan.view.ViewVersion.State;
import io.banyan.view.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VersionReplyTests {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");

    @Test
    void readsWhatARunnerTells() {
        Map<String, String> fields = Map.ofEntries(
                Map.entry("source", "7c1f00aa"),
                Map.entry("pos", "900"),
                Map.entry("state", "building"),
                Map.entry("said", "1"),
                Map.entry("rows", "410000"),
                Map.entry("expected", "1000000"),
                Map.entry("rate", "52000"),
                Map.entry("begun", "2"),
                Map.entry("dead", "3"),
                Map.entry("doing", "rebuild"),
                Map.entry("did", "{\"id\":\"x\",\"says\":\"12 keys read anew\",\"at\":1000,\"refused\":true}"));

        ViewVersion version = new VersionReply(2, fields, "").version(NOW, false);

        assertThat(version.state()).isEqualTo(State.BUILDING);
        assertThat(version.build()).isEqualTo(new Build(410_000, 1_000_000, 52_000, 2));
        assertThat(version.dead()).isEqualTo(3);
        assertThat(version.errands().doing()).isEqualTo("rebuild");
        assertThat(version.errands().did())
                .isEqualTo(new Did("x", "12 keys read anew", Instant.ofEpochSecond(1), true));
        assertThat(version.watermark()).isNotNull();
    }

    @Test
    void takesWhatIsNotAsItShouldBeForNotSaid() {
        Map<String, String> fields =
                Map.of("state", "dancing", "dead", "-1", "rows", "1e9", "did", "no JSON", "source", "x", "pos", "y");

        ViewVersion version = new VersionReply(2, fields, "{{").version(NOW, false);

        assertThat(version.state()).isEqualTo(State.SILENT);
        assertThat(version.dead()).isZero();
        assertThat(version.errands().did()).isNull();
        assertThat(version.errands().waiting()).isEqualTo(new Wish.Rebuild("?"));
        assertThat(version.watermark()).isNull();
    }

    static List<Wish> wishes() {
        return List.of(
                new Wish.Rebuild("a"),
                new Wish.Replay("a"),
                new Wish.Drop("a"),
                new Wish.Keys("a", List.of("event:42", "event:\"43\"")),
                new Wish.Rows("a", "public.event", "group_id = 7"));
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void readsWhatItAsked(Wish wish) {
        assertThat(WishText.read(WishText.of(wish))).isEqualTo(wish);
    }

    @Test
    void asksAsTheProtocolHasIt() {
        assertThat(wishes())
                .extracting(WishText::of)
                .containsExactly(
                        "{\"id\":\"a\",\"do\":\"rebuild\"}",
                        "{\"id\":\"a\",\"do\":\"replay\"}",
                        "{\"id\":\"a\",\"do\":\"drop\"}",
                        "{\"id\":\"a\",\"do\":\"part\",\"keys\":[\"event:42\",\"event:\\\"43\\\"\"]}",
                        "{\"id\":\"a\",\"do\":\"part\",\"table\":\"public.event\",\"where\":\"group_id = 7\"}");
    }
}
