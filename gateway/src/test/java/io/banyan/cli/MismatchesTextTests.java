package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MismatchesTextTests {
    private final MismatchesText text = new MismatchesText(new Paint(false), GroupTable.WIDTH);

    @Test
    void saysWhereAnswersDifferAndWhatWasNotCompared() {
        var report = JsonMapper.shared().readTree("""
                {"group": "events", "notCompared": {"full": 3, "too-large": 1},
                 "routes": [{"route": "event", "verdicts": {"matched": 1310, "mismatched": 2}, "notJson": 0,
                   "failures": {"MODERN answered 500": 4},
                   "pointers": [{"pointer": "/startsAt", "count": 2, "examples": [
                     {"kind": "value", "legacy": "#3f9c01ab77de", "modern": ""}]}]}],
                 "drift": "its share is not what was asked"}
                """);

        assertThat(text.lines(report, false)).containsExactly("""
                event: 1,310 matched, 2 mismatched
                  failed: MODERN answered 500 4×
                DIFFERS AT  READS  KIND   LEGACY         MODERN
                /startsAt       2  value  #3f9c01ab77de  nothing

                not compared: 3 full, 1 too large
                drift: its share is not what was asked
                """.split("\n"));
    }

    @Test
    void saysWhatIsNoiseAndWhatIsStillLearnt() {
        var report = JsonMapper.shared().readTree("""
                {"group": "events", "notCompared": {}, "routes": [
                  {"route": "event", "verdicts": {"ignored": 7}, "repeats": 50, "pointers": [], "noise": [
                    {"pointer": "/updatedAt", "kind": "value", "differed": 49, "pairs": 50}]},
                  {"route": "list", "verdicts": {}, "repeats": 12, "pointers": [], "noise": []}]}
                """);

        assertThat(text.lines(report, false)).containsExactly("""
                event: 7 ignored
                  noisy: /updatedAt (value differs between two answers of LEGACY in 98 % of pairs)

                list: nothing compared yet
                  learning where LEGACY's own answers differ: 12 of 20 pairs, then MODERN is compared

                """.lines().toArray(String[]::new));
    }

    @Test
    void saysHowToBeginWhereNothingWasCopied() {
        var report = JsonMapper.shared().readTree("{\"group\": \"events\", \"notCompared\": {}, \"routes\": []}");

        assertThat(text.lines(report, false))
                .containsExactly("No read of events has been copied on this replica. Begin with:"
                        + " ./banyan shadow events 5% --reason '...'");
    }

    @Test
    void saysThatNoReadCameWhereShadowIsOn() {
        var report = JsonMapper.shared().readTree("{\"group\": \"events\", \"notCompared\": {}, \"routes\": []}");

        assertThat(text.lines(report, true))
                .containsExactly("No read of events has been copied on this replica yet: shadow is on, and waits for a"
                        + " clear read that is answered.");
    }

    @Test
    void saysWhatTheFleetHasSeenOfEachRoute() {
        var report = JsonMapper.shared().readTree("""
                {"group": "events", "notCompared": {}, "routes": [{"route": "event", "verdicts": {"matched": 1},
                   "failures": {}, "notJson": 0, "pointers": []}],
                 "evidence": {"revision": "3f9c01ab77de", "routes": [{"route": "event-page", "kinds": [
                   {"kind": "mismatch", "bad": 0, "all": 312, "limit": 1, "needed": 381, "word": "open",
                    "low": 0, "high": 1.22},
                   {"kind": "errors", "bad": 1, "all": 1, "limit": 0.5, "word": "open", "low": 20.65, "high": 100},
                   {"kind": "slow", "bad": 0, "all": 1200, "limit": 2, "needed": 1200, "word": "passed",
                    "low": 0, "high": 0.32}]}]}}
                """);

        assertThat(text.lines(report, true)).endsWith("""
                evidence of the whole fleet, revision 3f9c01ab77de:
                event-page: mismatch 312 of about 381 pairs, 0 bad (0–1.2 %)
                event-page: errors 1 read, 1 bad (20.7–100 %)
                event-page: slow 1,200 reads, 0 bad (0–0.32 %), passed: below 2 %
                """.split("\n"));
    }

    @Test
    void saysWhichGateFailed() {
        var report = JsonMapper.shared().readTree("""
                {"group": "events", "notCompared": {}, "routes": [],
                 "evidence": {"revision": "3f9c01ab77de", "routes": [{"route": "event-page", "kinds": [
                   {"kind": "mismatch", "bad": 9, "all": 60, "limit": 1, "needed": 4000, "word": "failed",
                    "low": 8.1, "high": 26.11}]}]}}
                """);

        assertThat(text.lines(report, true))
                .endsWith("event-page: mismatch 60 pairs, 9 bad (8.1–26.1 %), failed: above 1 %");
    }
}
