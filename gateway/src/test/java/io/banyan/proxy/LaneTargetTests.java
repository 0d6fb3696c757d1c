package io.banyan.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaneTargetTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a/",
                "/a%20b/%c3%a9+~!$&'()*,=:@",
                "/a?",
                "/a?x",
                "/a?x=1&y=2",
                "/a?a=b&&c",
                "/a?x=%2F%2f+",
                "/a?x=[1]&tags[]=2",
                "/a?x=1|2",
                "/a?x=%7C|",
                "/a??/?",
                "/a?x=;y",
                "/100%25"
            })
    void whatNoFilterChangedGoesOnByteForByte(String target) {
        LaneTarget lane = LaneTarget.of(target);

        assertThat(lane.after(lane.uri())).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "/a?x=1|2, http://view:8080/v2/a?x=1%7C2,     /v2/a?x=1|2",
        "/a?x=1|2, http://view:8080/a?x=1%7C2&y=3,    /a?x=1%7C2&y=3",
        "/a?x=1,   http://view:8080/a,                /a",
        "/a,       http://view:8080/a?y=3,            /a?y=3",
        "/a?x,     http://view:8080?x,                /?x",
        "/a?,      http://view:8080/b,                /b?",
    })
    void whatAFilterChangedIsItsOwn(String target, String filtered, String sent) {
        assertThat(LaneTarget.of(target).after(URI.create(filtered))).isEqualTo(sent);
    }
}
