package io.banyan.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTextTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p99 is level",
                "падает",
                "价格错误",
                "क्षमता ठीक है",
                "می\u200Cخواهم",
                "e\u0301tat",
                "\uD83D\uDC4D",
                "\uD83D\uDC68\u200D\uD83D\uDCBB",
                "❤\uFE0F",
                ".",
                "two  spaces\u00A0here"
            })
    void takesWhatPeopleCanSee(String reason) {
        assertThat(ReasonText.problems(reason)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A0",
                "\u2003\u3000",
                "\u200D\u200C",
                "\u0301",
                "\uFE0F\uFE0F",
                "\u3164",
                "\u2800\u2800",
                "\u115F "
            })
    void wantsOneCharacterThatPeopleSee(String reason) {
        assertThat(ReasonText.problems(reason))
                .singleElement()
                .asString()
                .startsWith("reason has no visible character, but must say why you are making the change");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            \u202E | U+202E (RIGHT-TO-LEFT OVERRIDE)
            \u2066 | U+2066 (LEFT-TO-RIGHT ISOLATE)
            \u200B | U+200B (ZERO WIDTH SPACE)
            \uFEFF | U+FEFF (ZERO WIDTH NO-BREAK SPACE)
            \u00AD | U+00AD (SOFT HYPHEN)
            \uDB40\uDC41 | U+E0041 (TAG LATIN CAPITAL LETTER A)
            \uE000 | U+E000 (PRIVATE USE AREA E000)
            """)
    void namesWhatNobodySees(String hidden, String named) {
        assertThat(ReasonText.problems("ab" + hidden.strip() + "c"))
                .containsExactly("reason contains an invisible character, " + named + " at character 3; remove it");
    }

    @ParameterizedTest
    @CsvSource({"10, LINE FEED (LF)", "27, ESCAPE", "133, NEXT LINE (NEL)", "8232, LINE SEPARATOR", "0, NULL"})
    void staysInOneLine(int character, String named) {
        assertThat(ReasonText.problems("ab" + Character.toString(character)))
                .containsExactly(
                        "reason has a control character, such as a line break (U+%04X (%s) at character 3); write it as one line"
                                .formatted(character, named));
    }

    @Test
    void refusesHalfACharacter() {
        assertThat(ReasonText.problems("a\uD83D"))
                .singleElement()
                .asString()
                .startsWith("reason contains an invisible character, U+D83D (HIGH SURROGATES D83D) at character 2");
    }

    @Test
    void saysEverythingAtOnce() {
        assertThat(ReasonText.problems("x\n\u202E" + "y".repeat(500))).hasSize(3);
        assertThat(ReasonText.problems("\uD83D\uDC4D".repeat(500))).isEmpty();
    }
}
