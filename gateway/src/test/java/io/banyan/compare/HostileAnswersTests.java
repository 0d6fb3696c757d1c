package io.banyan.compare;

import static io.banyan.compare.Answers.answer;
import static io.banyan.compare.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.PointerTree.Unordered;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Answers that took minutes to compare, or the memory: all copies of all groups are compared by one thread.
class HostileAnswersTests {
    private static final CompareRule NORMALISED = new CompareRule(PointerTree.NONE, CompareRule.HEADERS, true, false);

    @Test
    void mayBeginCommentsThatNeverEnd() {
        String open = "<!--".repeat(500_000);

        Compared compared =
                Differences.of(NORMALISED, answer(200, "text/html", open), answer(200, "text/html", open + "x"));

        assertThat(compared.verdict()).isEqualTo(Verdict.MISMATCHED);
    }

    @Test
    void loseCommentsThatEnd() {
        Compared compared = Differences.of(
                NORMALISED,
                answer(200, "text/html", "<p>a<!-- 1 --><!----> b</p> <!-- <!-- 2 -->"),
                answer(200, "text/html", "<p>a b</p>"));

        assertThat(compared).isEqualTo(Compared.ALIKE);
    }

    @Test
    void mayNameAMemberAThousandTimes() {
        IntFunction<String> members = from -> listed(90_000, i -> "\"a\":" + (from + i));

        Compared compared = often("{" + members.apply(0) + "}", "{" + members.apply(1) + "}");

        assertThat(compared.pointers()).containsExactly("/a");
    }

    @Test
    void mayHoldThousandsOfTextsWithOneHash() {
        IntFunction<String> last = text -> listed(30_000, i -> "[\"" + colliding(i) + (char) text + "\"]");

        Compared compared = often("[" + last.apply('a') + "]", "[" + last.apply('b') + "]");

        assertThat(compared.pointers()).containsExactly("/*/*");
    }

    @Test
    void mayHaveMembersWithOneHash() {
        IntFunction<String> last =
                text -> listed(20_000, i -> "{\"" + colliding(i) + (char) text + "\":{\"" + colliding(i) + "\":1}}");

        Compared compared = often("[" + last.apply('a') + "]", "[" + last.apply('b') + "]");

        assertThat(compared.differences()).hasSize(20);
    }

    @Test
    void cannotBeComparedWhereListsInListsAreTooDifferentToBePaired() {
        CompareRule rule = DifferencesTests.rule(
                new Unordered("/a", null), new Unordered("/a/*", null), new Unordered("/a/*/*", null));

        Compared compared = compared(rule, "{\"a\":" + nested(3, 0) + "}", "{\"a\":" + nested(3, 1) + "}");

        assertThat(compared.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(compared.incomparable()).contains("too different to be paired");
    }

    @Test
    void haveNoPointersThatFillTheMemory() {
        String name = "n".repeat(40_000);

        Compared compared = compared(CompareRule.DEFAULT, "{\"" + name + "\":1}", "{\"" + name + "\":2}");

        assertThat(compared.pointers()).containsExactly("/" + "n".repeat(298) + "…");
    }

    private static Compared compared(CompareRule rule, String legacy, String modern) {
        return Differences.of(rule, json(legacy), json(modern));
    }

    /// Several times: once took 40 seconds, and a test has two minutes.
    private static Compared often(String legacy, String modern) {
        for (int i = 1; i < 6; i++) {
            compared(CompareRule.DEFAULT, legacy, modern);
        }
        return compared(CompareRule.DEFAULT, legacy, modern);
    }

    private static String listed(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(","));
    }

    /// Texts that differ and have one `String.hashCode`.
    private static String colliding(int number) {
        return IntStream.range(0, 15)
                .mapToObj(bit -> (number >> bit & 1) == 1 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    /// Lists of 30 in each other, with no number of the other kind in any.
    private static String nested(int levels, int odd) {
        List<String> all = IntStream.range(0, 30)
                .mapToObj(i -> levels == 1 ? String.valueOf(2 * i + odd) : nested(levels - 1, odd))
                .toList();
        return all.toString();
    }
}
