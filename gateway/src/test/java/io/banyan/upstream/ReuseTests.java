package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReuseTests {
    /// `sent` is what the client has sent before this request.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
                REUSE  | REQUEST | SENT      | OWN   | IDLE MS | MAY
                safe   | read    | nothing   | true  | 0       | true
                safe   | read    | nothing   | false | 0       | false
                safe   | read    | nothing   | false | 3999    | false
                safe   | write   | nothing   | true  | 0       | true
                safe   | write   | nothing   | false | 0       | false
                safe   | write   | nothing   | false | 3999    | false
                safe   | read    | something | true  | 0       | true
                safe   | read    | something | true  | 3999    | true
                safe   | read    | something | false | 0       | false
                safe   | read    | something | false | 99      | false
                safe   | read    | something | false | 100     | true
                safe   | read    | something | false | 3999    | true
                safe   | write   | something | true  | 0       | true
                safe   | write   | something | true  | 999     | true
                safe   | write   | something | true  | 1000    | false
                safe   | write   | something | false | 0       | false
                safe   | write   | something | false | 100     | false
                safe   | write   | something | false | 1000    | false
                always | read    | nothing   | false | 0       | true
                always | read    | something | false | 3999    | true
                always | write   | nothing   | false | 0       | true
                always | write   | nothing   | false | 999     | true
                always | write   | something | false | 1000    | false
                """)
    void says(String reuse, String request, String sent, boolean own, long idleMillis, boolean may) {
        Reuse rule = reuse.equals("safe") ? Reuse.SAFE : Reuse.ALWAYS;

        boolean allowed = rule.allows(
                request.equals("read"), sent.equals("nothing"), own, TimeUnit.MILLISECONDS.toNanos(idleMillis));

        assertThat(allowed).isEqualTo(may);
    }
}
