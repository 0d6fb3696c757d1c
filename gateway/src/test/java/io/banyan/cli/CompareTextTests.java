package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CompareTextTests {
    @Test
    void saysWhatDiffersAndWhyKeysFailed() {
        var result = JsonMapper.shared().readTree("""
                {"view": "events", "version": 2, "expected": 2, "done": 2, "mismatched": 1, "failed": 1,
                 "mismatches": [{"what": "/city", "count": 1, "keys": ["event:42"]}],
                 "failures": [{"what": "LEGACY answered 502", "count": 1, "keys": ["event:43"]}]}
                """);

        assertThat(new CompareText(new Paint(false), GroupTable.WIDTH).lines(result))
                .containsExactly("""
                events v2 compared with LEGACY: 2 of 2 keys
                  0 matched, 1 mismatched, 0 ignored, 0 lagging, 1 failed

                DIFFERS AT  KEYS  FOR EXAMPLE
                /city          1  event:42

                FAILED BECAUSE       KEYS  FOR EXAMPLE
                LEGACY answered 502     1  event:43
                """.split("\n"));
    }
}
