package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// B6, B7: the raw target goes on unchanged.
@ExtendWith(SharedGateway.class)
class TargetBytesTests {
    private static final List<String> PREFIXES = List.of("/events/", "/legacy/", "/", "//", "/search");

    private static final List<String> ODDITIES = List.of(
            "a%2Fb",
            "a%2fb",
            "a;v=1",
            "a[0]",
            "tags[]=1",
            "a+b",
            "a%20b",
            "a//b",
            "a/./b",
            "a/../b",
            "a/%2e%2e/b",
            "..;/x",
            "..%2f",
            "\u00c3\u00a9",
            "%C3%A9",
            "%c3%a9",
            "a%00b",
            "%zz",
            "%",
            "%2",
            "a|b",
            "a{b}",
            "a^b",
            "a`b",
            "a\\b",
            "a\"b",
            "a<b>",
            "a'b",
            "a!$&'()*+,;=:@b",
            "~a-._",
            "?",
            "a?",
            "?a=%27[",
            "?x=a|b",
            "?x={a}",
            "?a=b&&c",
            "?a=b&c=&=d",
            "??",
            "?a=1?b=2",
            "?a=/../b",
            "?q=a%2520b",
            "?q=\u00e9",
            "\u00e9");

    @Test
    void passesEveryOddTargetByteForByteOrRefusesIt(TwoSides sides) {
        List<String> targets = targets();
        List<String> changed = new ArrayList<>();
        for (String target : targets) {
            String arrived = sent(sides, target);
            if (!arrived.equals(target) && !arrived.equals("400")) {
                changed.add(target + " -> " + arrived);
            }
        }

        assertThat(targets).hasSizeGreaterThanOrEqualTo(200);
        assertThat(changed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/legacy?x=a|b",
                "/legacy?x={a}",
                "/legacy/%zz",
                "/legacy?a=b&&c",
                "//legacy/x",
                "/legacy?a=%27[",
                "/legacy?tags[]=1",
                "/legacy/a%2Fb",
                "/legacy/\u00e9",
                "/legacy/a/../b",
                "/legacy/%2e%2e/b",
                "/legacy;jsessionid=1",
                "/legacy?"
            })
    void neverRefusesWhatTheMonolithAnsweredYesterday(String target, TwoSides sides) {
        assertThat(sent(sides, target)).isEqualTo(target);
    }

    @Test
    void passesATargetOfFifteenKilobytes(TwoSides sides) {
        String target = "/legacy?q=" + "x".repeat(15 * 1024 - 10);

        assertThat(sent(sides, target)).isEqualTo(target);
    }

    @Test
    void passesModernItsTargetUnchangedToo(TwoSides sides) {
        String target = "/events/a%20b+c%C3%a9~?a=%2F&b=%27&&c=";

        RawAnswer answer = sides.gateway().get(target);

        assertThat(answer.text()).isEqualTo("modern");
        assertThat(sides.modern().next().target()).isEqualTo(target);
    }

    @Test
    void passesALenientRoutesQueryRaw(TwoSides sides) {
        RawAnswer answer = sides.gateway().get("/search?tags[]=a|b");

        assertThat(answer.text()).isEqualTo("modern");
        assertThat(sides.modern().next().target()).isEqualTo("/search?tags[]=a|b");
    }

    private static List<String> targets() {
        List<String> targets = new ArrayList<>();
        for (String prefix : PREFIXES) {
            ODDITIES.forEach(oddity -> targets.add(prefix + oddity));
        }
        targets.add("/legacy/" + "p".repeat(15 * 1024));
        return targets;
    }

    /// The target that arrived at an upstream, or the status of a refusal.
    private static String sent(TwoSides sides, String target) {
        sides.calm();
        try (RawClient client = sides.gateway().connect()) {
            int status = client.exchange(Requests.get(target)).status();
            if (status != 200) {
                return String.valueOf(status);
            }
        }
        return sides.legacy().requests().isEmpty()
                ? sides.modern().next().target()
                : sides.legacy().next().target();
    }
}
