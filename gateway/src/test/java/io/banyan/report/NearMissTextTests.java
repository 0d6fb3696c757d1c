package io.banyan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.decide.NearMiss;
import io.banyan.decide.NearMiss.Obstacle;
import io.banyan.route.Condition;
import io.banyan.route.RouteSketch;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearMissTextTests {
    private static final NearMissText TEXT = new NearMissText("HEAD");
    private static final RouteSketch ROUTE =
            RouteSketch.of("page", "/a").inGroup("g").forHosts("b.example", "a.example");

    @Test
    void namesEachObstacleAndWhatTheRequestHas() {
        Condition page = Condition.exactly(Condition.Kind.QUERY, "page", "2");
        Condition app = Condition.exactly(Condition.Kind.HEADER, "x-app", "1");

        assertThat(said(new NearMiss.OtherHost("c.example"), new NearMiss.OtherMethod()))
                .isEqualTo("but only on a.example, b.example: the request names c.example, but only for GET:"
                        + " the method is HEAD.");
        assertThat(said(new NearMiss.OtherHost("")))
                .isEqualTo("but only on a.example, b.example: the request names no host (use a full URL).");
        assertThat(said(new NearMiss.OtherValue(page, "\u001b[1m"), new NearMiss.OtherValue(app, null)))
                .isEqualTo("but only where the query parameter page is '2': here it is '?[1m', but only where the"
                        + " header x-app is '1': here it is missing or repeated.");
        assertThat(said(new NearMiss.OtherEnd())).isEqualTo("but the final slash matters.");
        assertThat(said(new NearMiss.OtherCase())).isEqualTo("but upper and lower case matter.");
    }

    @Test
    void endsAfterFive() {
        NearMiss miss = miss(new NearMiss.OtherEnd());

        assertThat(TEXT.sentences(Collections.nCopies(5, miss))).hasSize(5);
        assertThat(TEXT.sentences(Collections.nCopies(6, miss))).hasSize(6).endsWith("1 more such route.");
        assertThat(TEXT.sentences(Collections.nCopies(7, miss))).hasSize(6).endsWith("2 more such routes.");
        assertThat(TEXT.sentences(List.of())).isEmpty();
    }

    private static String said(Obstacle... obstacles) {
        String sentence = TEXT.sentences(List.of(miss(obstacles))).getFirst();
        String beginning = "Near miss: route page of group g (routes/g.yaml:1) has the path /a, ";
        assertThat(sentence).startsWith(beginning);
        return sentence.substring(beginning.length());
    }

    private static NearMiss miss(Obstacle... obstacles) {
        return new NearMiss(ROUTE.reading("GET").build(), List.of(obstacles));
    }
}
