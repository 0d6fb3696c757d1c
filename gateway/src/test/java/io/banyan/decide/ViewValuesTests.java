package io.banyan.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.route.Condition.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewValuesTests {
    @ParameterizedTest
    @CsvSource(nullValues = "null", textBlock = """
            ?view=full,            full
            ?a=1&view=full&b=2,    full
            ?v%69ew=f%75ll,        full
            ?view=a+b%20c,         a b c
            ?view=,                ''
            ?view,                 ''
            ?view=a=b,             a=b
            ?view=1&view=1,        null
            ?view=1&v%69ew=2,      null
            ?View=full,            null
            ?views=full,           null
            ?view=%E9,             null
            ?view=%zz,             null
            ?view=%C3%A9,          é
            ?,                     null
            '',                    null
            """)
    void readsAQueryParameterThatOccursOnce(String query, @Nullable String expected) {
        assertThat(values(ARequest.get("/x" + query)).single(Kind.QUERY, "view"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", textBlock = """
            device=d,                d
            'a=1; device=d; b=2',    d
            'a=1;device = d ;b=2',   d
            'device="d e"',          d e
            device=,                 ''
            device=a=b,              a=b
            'device=1; device=2',    null
            Device=d,                null
            xdevice=d,               null
            devices=d,               null
            device,                  null
            """)
    void readsACookieThatOccursOnce(String header, @Nullable String expected) {
        assertThat(values(ARequest.get("/x").with("Cookie", header)).single(Kind.COOKIE, "device"))
                .isEqualTo(expected);
    }

    @Test
    void looksForACookieInAllCookieHeaders() {
        ARequest request = ARequest.get("/x").with("Cookie", "a=1").with("Cookie", "device=d");

        assertThat(values(request).single(Kind.COOKIE, "device")).isEqualTo("d");
        assertThat(values(request.with("Cookie", "device=d")).single(Kind.COOKIE, "device"))
                .isNull();
    }

    @Test
    void readsAHeaderThatOccursOnceInAnyCase() {
        ARequest request = ARequest.get("/x").with("X-Member-Id", " 7 ");

        assertThat(values(request).single(Kind.HEADER, "x-member-ID")).isEqualTo("7");
        assertThat(values(request.with("x-member-id", "7")).single(Kind.HEADER, "X-Member-Id"))
                .isNull();
    }

    @Test
    void readsBytesAsUtf8WhereTheyAre() {
        String utf8 = new String("é".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(values(ARequest.get("/x").with("N", utf8)).single(Kind.HEADER, "N"))
                .isEqualTo("é");
        assertThat(values(ARequest.get("/x").with("N", "\u00e9")).single(Kind.HEADER, "N"))
                .isEqualTo("é");
    }

    private static ViewValues values(ARequest request) {
        int mark = request.target().indexOf('?');
        int end = mark < 0 ? request.target().length() : mark;
        return new ViewValues(request, RequestQuery.behind(request.target(), end));
    }
}
