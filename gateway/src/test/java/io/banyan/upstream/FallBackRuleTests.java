package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.Failure;
import io.banyan.exchange.FallBackRule;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FallBackRuleTests {
    private static final FallBackRule EMPTY = new FallBackRule(Set.of(), Set.of(), Set.of());
    private static final FallBackRule CONNECT = new FallBackRule(Set.of(Failure.CONNECT), Set.of(5), Set.of(404));

    /// DEFAULT, a file with `[connect, 5xx, 404]`, a file with `[]`, a preview.
    @ParameterizedTest
    @CsvSource({
        "CONNECT,    true,  true,  false, false",
        "RESET,      true,  false, false, false",
        "MALFORMED,  true,  false, false, false",
        "TIMEOUT,    true,  false, false, false",
        "STATUS,     true,  true,  true,  false",
        "LANE,       true,  true,  true,  false",
        "UNEXPECTED, true,  true,  true,  false",
    })
    void legacyAnswersAfter(Failure failure, boolean byDefault, boolean listed, boolean empty, boolean preview) {
        assertThat(FallBackRule.DEFAULT.on(failure, false)).isEqualTo(byDefault);
        assertThat(CONNECT.on(failure, false)).isEqualTo(listed);
        assertThat(EMPTY.on(failure, false)).isEqualTo(empty);
        assertThat(FallBackRule.NEVER.on(failure, false)).isEqualTo(preview);
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void nobodyAnswersOnceAByteIsOut(Failure failure) {
        assertThat(FallBackRule.DEFAULT.on(failure, true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "200, false, false, false",
        "304, false, false, false",
        "400, false, false, false",
        "404, true,  true,  false",
        "405, true,  false, false",
        "429, true,  false, false",
        "500, true,  true,  false",
        "599, true,  true,  false",
    })
    void legacyAnswersInsteadOf(int status, boolean byDefault, boolean listed, boolean never) {
        assertThat(FallBackRule.DEFAULT.onStatus(status)).isEqualTo(byDefault);
        assertThat(CONNECT.onStatus(status)).isEqualTo(listed);
        assertThat(EMPTY.onStatus(status)).isEqualTo(never);
        assertThat(FallBackRule.NEVER.onStatus(status)).isEqualTo(never);
    }
}
