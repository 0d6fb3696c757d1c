package io.banyan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.CookieRule;
import io.banyan.upstream.AnswerRules;
import io.banyan.written.Problem;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterCheckTests {
    private final Problems problems = new Problems("routes/events.yaml");

    @ParameterizedTest
    @EnumSource
    void allowsEveryExampleThatItsMessagesGive(AllowedFilter filter) {
        check(filter.example(), false);

        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RewritePath=/events/(?<id>.*), /v2/events/$\\{id}",
                "RewritePath=/events/(.*), /v2/$1",
                "RewritePath=/a, /costs-\\$5",
                "SetPath=/v2/events/{eventId}",
                "AddRequestHeader=X-Event, event-{eventId}",
                "AddRequestHeader=Authorization, Bearer service",
                "AddResponseHeader=X-From, banyan, false",
                "RewriteLocationResponseHeader",
                "RewriteLocationResponseHeader=NEVER_STRIP, Location, www.example.com, https?",
                "DedupeResponseHeader=Vary Cache-Control",
                "SecureHeaders"
            })
    void allowsWhatSpringTakes(String filter) {
        check(filter, false);

        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SetResponseHeader=etag, x", "RewriteResponseHeader=Last-Modified, a, b"})
    void letsAFilterMakeValidatorsOnlyWhereTheyAreKept(String filter) {
        check(filter, true);
        assertThat(problems.all()).isEmpty();

        check(filter, false);
        assertThat(problems.all()).extracting(Problem::rule).containsExactly(Rule.FILTER_VALIDATOR);
    }

    private void check(String filter, boolean keepValidators) {
        new FilterCheck(
                        new AnswerRules(CookieRule.DEFAULT, keepValidators, Set.of(), false),
                        Set.of("eventId"),
                        problems)
                .check(new Written(filter, 1, "filters[0]"));
    }
}
