package io.banyan.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.decide.NearMiss.Obstacle;
import io.banyan.decide.NearMiss.OtherCase;
import io.banyan.decide.NearMiss.OtherEnd;
import io.banyan.decide.NearMiss.OtherHost;
import io.banyan.decide.NearMiss.OtherMethod;
import io.banyan.decide.NearMiss.OtherValue;
import io.banyan.route.Condition;
import io.banyan.route.Route;
import io.banyan.route.RouteSketch;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearMissTests {
    private static final Condition PAGE = Condition.exactly(Condition.Kind.QUERY, "page", "2");
    private static final Condition APP = Condition.exactly(Condition.Kind.HEADER, "x-app", "1");

    @Test
    void isTheConditionThatDoesNotHold() {
        RouteSketch paged = RouteSketch.of("paged", "/a").when(PAGE, APP);

        assertThat(obstacles(ARequest.get("/a?page=3").with("X-App", "1"), paged))
                .containsExactly(new OtherValue(PAGE, "3"));
        assertThat(obstacles(ARequest.get("/a?page=2&page=2"), paged))
                .containsExactly(new OtherValue(PAGE, null), new OtherValue(APP, null));
    }

    @Test
    void isTheHost() {
        RouteSketch shop = RouteSketch.of("shop", "/a").forHosts("shop.example");

        assertThat(obstacles(ARequest.get("/a").with("Host", "Www.example:80"), shop))
                .containsExactly(new OtherHost("www.example"));
        assertThat(obstacles(ARequest.get("/a"), shop)).containsExactly(new OtherHost(""));
    }

    @Test
    void isTheMethod() {
        assertThat(obstacles(
                        ARequest.of("HEAD", "/a"), RouteSketch.of("a", "/a").reading("GET")))
                .containsExactly(new OtherMethod());
    }

    @Test
    void isTheSlashAtTheEnd() {
        assertThat(obstacles(ARequest.get("/a/"), RouteSketch.of("a", "/a"))).containsExactly(new OtherEnd());
        assertThat(obstacles(ARequest.get("/a"), RouteSketch.of("a", "/a/"))).containsExactly(new OtherEnd());
        assertThat(obstacles(ARequest.get("/a/7/"), RouteSketch.of("a", "/a/{id}")))
                .containsExactly(new OtherEnd());
    }

    @Test
    void isTheCase() {
        assertThat(obstacles(ARequest.get("/Events/X"), RouteSketch.of("a", "/events/{id}")))
                .containsExactly(new OtherCase());
        assertThat(obstacles(ARequest.get("/a/FEED"), RouteSketch.of("a", "/**/feed")))
                .containsExactly(new OtherCase());
    }

    @Test
    void isNotWhereThePathIsAnother() {
        assertThat(obstacles(ARequest.get("/b"), RouteSketch.of("a", "/a"))).isEmpty();
        assertThat(obstacles(
                        ARequest.get("/a/?page=3"), RouteSketch.of("a", "/a").when(PAGE)))
                .as("two things at once")
                .isEmpty();
        assertThat(obstacles(ARequest.get("*"), RouteSketch.of("a", "/**"))).isEmpty();
    }

    @Test
    void isOnlyWhatWouldHaveWon() {
        Route found = RouteSketch.of("found", "/a/{id}").inGroup("g").build();
        Route before = RouteSketch.of("before", "/a/7").inGroup("g").when(PAGE).build();
        Route behind = RouteSketch.of("behind", "/a/**").inGroup("g").when(PAGE).build();
        Rules rules = RulesSketch.ofRoutes(List.of(behind, found, before)).rules();

        assertThat(NearMiss.of(rules, ARequest.get("/a/7"), found))
                .extracting(NearMiss::route)
                .containsExactly(before);
        assertThat(NearMiss.of(rules, ARequest.get("/a/7"), null))
                .extracting(NearMiss::route)
                .containsExactly(before, behind);
    }

    private static List<Obstacle> obstacles(ARequest request, RouteSketch route) {
        return NearMiss.of(RulesSketch.of(route.inGroup("g")).rules(), request, null).stream()
                .flatMap(miss -> miss.obstacles().stream())
                .toList();
    }
}
