package io.banyan.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.banyan.route.QueryRule;
import io.banyan.route.RouteSketch;
import io.banyan.route.Side;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Any bytes as a request's target: read without an exception, and what counts as canonical or valid is so for the
/// JDK's own readers too.
class TargetFuzzTests {
    private static final Rules EVERYTHING =
            RulesSketch.of(RouteSketch.of("everything", "/**")).rules();

    @FuzzTest(maxDuration = "5m")
    void aClearTargetIsReadAlikeByOthers(byte[] bytes) {
        String target = new String(bytes, StandardCharsets.ISO_8859_1);
        RequestPath path = RequestPath.of(target);
        RequestQuery query = RequestQuery.behind(target, path.end());
        boolean valid = query.finding(QueryRule.STRICT) == null;

        if (path.finding() == null) {
            isCanonical(target.substring(0, path.end()), path.segments());
        }
        if (valid) {
            isRead(target.substring(query.from()), query);
        }
        assertThat(valid && query.finding(QueryRule.LENIENT) != null)
                .as("valid, but not by the lenient rule")
                .isFalse();
        boolean clear = ClearReadOracle.isClearRead(ARequest.get(target));
        assertThat(Decider.decide(EVERYTHING, ARequest.get(target)).side())
                .isEqualTo(clear ? Side.MODERN : Side.LEGACY);
    }

    private static void isCanonical(String path, List<String> segments) {
        URI uri = URI.create("http://a" + path);
        String decoded = decoded(path.replace("+", "%2B"));

        assertThat(uri.getRawPath()).isEqualTo(path);
        assertThat(uri.normalize()).isEqualTo(uri);
        assertThat(uri.getPath()).isEqualTo(decoded).isEqualTo("/" + String.join("/", segments));
        assertThat(decoded).doesNotContain("//", "\\", ";", "\0", "\r", "\n");
        assertThat(decoded.contains("\ufffd") && !path.toLowerCase(Locale.ROOT).contains("%ef%bf%bd"))
                .as("not UTF-8")
                .isFalse();
        assertThat(decoded).as("decodable once more").doesNotContainPattern("%[0-9A-Fa-f]{2}");
        assertThat(decoded.split("/", -1)).doesNotContain(".", "..");
    }

    private static void isRead(String raw, RequestQuery query) {
        assertThat(URI.create("http://a/?" + raw).getRawQuery()).isEqualTo(raw);

        assertThat(query.override() != null)
                .isEqualTo(Arrays.stream(raw.split("[&;]"))
                        .map(parameter -> decoded(parameter.split("=", 2)[0]).toLowerCase(Locale.ROOT))
                        .anyMatch(name -> name.equals("_method") || name.equals("_httpmethod")));
        List<String> values = Arrays.stream(raw.split("&"))
                .map(parameter -> (parameter + "=").split("=", 2))
                .filter(parameter -> decoded(parameter[0]).equals("a"))
                .map(parameter -> decoded(parameter[1].replaceFirst("=$", "")))
                .toList();
        boolean one = values.size() == 1 && !values.getFirst().contains("\ufffd");
        assertThat(query.single("a")).isIn(one ? values.getFirst() : null, one ? values.getFirst() : query.single("a"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
