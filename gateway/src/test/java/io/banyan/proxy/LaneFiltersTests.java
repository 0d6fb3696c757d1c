package io.banyan.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.Ordered;

class LaneFiltersTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "RewritePath=/events/(?<id>.*), /v2/events/${id}",
                "SetPath=/v2/{id}",
                "PrefixPath=/v2",
                "StripPrefix=1",
                "AddRequestHeader=X-A, 1",
                "SetRequestHeader=X-A, 1",
                "RemoveRequestHeader=X-A",
                "AddRequestParameter=a, 1",
                "RemoveRequestParameter=a",
                "RewriteRequestParameter=a, 1",
                "AddResponseHeader=X-A, 1",
                "SetResponseHeader=X-A, 1",
                "RemoveResponseHeader=X-A",
                "RewriteResponseHeader=X-A, a, b",
                "RewriteLocationResponseHeader=AS_IN_REQUEST, Location, ,",
                "DedupeResponseHeader=X-A",
                "SecureHeaders",
            })
    void everyAllowedFilterBuilds(String written) {
        assertThat(LaneFilters.build("event", List.of(written))).hasSize(1);
    }

    @Test
    void filtersRunInTheOrderWritten() {
        assertThat(LaneFilters.build("event", List.of("StripPrefix=1", "PrefixPath=/v2", "SetPath=/x")))
                .extracting(filter -> ((Ordered) filter).getOrder())
                .containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Retry=3",
                "CircuitBreaker=name",
                "RequestRateLimiter=x",
                "RedirectTo=302, https://evil.example.com",
                "ModifyRequestBody=x",
                "SaveSession",
                "JsonToGrpc=a, b",
                "rewritePath=/a, /b",
                "org.springframework.cloud.gateway.filter.factory.StripPrefixGatewayFilterFactory=1",
                "StripPrefixGatewayFilterFactory=1",
                "java.lang.Runtime=1",
                "Nonsense",
            })
    void whatIsNotOnTheListDoesNotBuild(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaneFilters.build("event", List.of("StripPrefix=1", written)))
                .withMessageStartingWith("no filter '")
                .withMessageContaining("RewritePath");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AddRequestHeader=X-A, #{T(java.lang.Runtime).getRuntime().exec('x')}",
                "AddRequestHeader=#{systemProperties}, 1",
                "SetPath=/#{1+1}",
                "#{x}=1",
            })
    void expressionsAreNeverEvaluated(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LaneFilters.build("event", List.of(written)))
                .withMessageStartingWith("expressions are not evaluated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"StripPrefix=many", "RewriteLocationResponseHeader=NO_SUCH_STRATEGY", "=", "RewritePath=(, /b"})
    void argumentsThatDoNotFitDoNotBuild(String written) {
        assertThatThrownBy(() -> LaneFilters.build("event", List.of(written))).isInstanceOf(RuntimeException.class);
    }
}
