package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CompareTextTests {
    @Test
    void saysWhatDiffersAndWhyKeysFailed() {
        var result = JsonMapper.shared().readTree("""
                {"view": "events", "version": 2, "expected": 2, "done": 2, "mismatched": 1, "failed": 1, "notComparable": 1, "notJson": 2,
                 "mismatches": [{"what": "/city", "count": 1, "keys": ["event:42", "event:44"],
                                 "legacy": "\\"Wien\\"", "modern": ""}],
                 "failures": [{"what": "LEGACY answered 502", "count": 1, "keys": ["event:43"]}]}
                """);

        assertThat(new CompareText(new Paint(false), GroupTable.WIDTH).lines(result))
                .containsExactly("""
                events v2 compared with LEGACY: 2 of 2 keys
                  0 matched, 1 mismatched, 0 ignored, 0 lagging, 1 failed, 1 not comparable
                  2 keys with an answer that says it is JSON and is none: compared by its bytes

                DIFFERS AT  KEYS  FOR EXAMPLE
                /city          1  event:42 (LEGACY "Wien", MODERN nothing), event:44

                FAILED BECAUSE       KEYS  FOR EXAMPLE
                LEGACY answered 502     1  event:43
                """.split("\n"));
    }
}
