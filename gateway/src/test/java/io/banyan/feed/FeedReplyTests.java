package io.banyan.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.freshness.FeedWord;
import io.banyan.freshness.FeedWord.State;
import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedReplyTests {
    private static final Source SOURCE = new Source(0x7c1f00aa);
    private static final Map<String, String> WHOLE = Map.of(
            "source", "7c1f00aa", "pos", "123", "time", "1764338400.123", "state", "live", "said", "1764338400200");

    private static Map<String, String> with(String field, String value) {
        Map<String, String> fields = new HashMap<>(WHOLE);
        fields.put(field, value);
        return fields;
    }

    @Test
    void readsWhatAViewSays() {
        Watermark watermark =
                new Watermark(SOURCE, new Position(SOURCE, 123), Instant.ofEpochMilli(1_764_338_400_123L));

        assertThat(FeedReply.word(3, WHOLE))
                .isEqualTo(new FeedWord(watermark, 3, State.LIVE, 1_764_338_400_200L, null));
        assertThat(FeedReply.word(3, Map.of("state", "building", "said", "1")))
                .isEqualTo(new FeedWord(null, 3, State.BUILDING, 1, null));
    }

    @Test
    void showsAReasonInOneShortLine() {
        Map<String, String> fields = with("why", "a\nb" + "c".repeat(300));
        fields.put("state", "stale");

        FeedWord word = Objects.requireNonNull(FeedReply.word(3, fields));

        assertThat(word.why()).startsWith("a bc").hasSize(203);
    }

    @ParameterizedTest
    @CsvSource({
        "source, 7c1f",
        "pos, 0123",
        "pos, -1",
        "time, yesterday",
        "time, -1",
        "time, 1e99",
        "time, 99999999999999999999999",
        "state, lively",
        "said, now"
    })
    void takesWhatIsNotAsItShouldBeForNothing(String field, String value) {
        assertThat(FeedReply.word(3, with(field, value))).isNull();
    }

    @Test
    void takesAViewWithoutStateForNothing() {
        assertThat(FeedReply.word(3, Map.of())).isNull();
    }
}
