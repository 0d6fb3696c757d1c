package io.banyan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.identity.CredentialSource.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialTests {
    private static final List<CredentialSource> KEY =
            List.of(new CredentialSource(Kind.COOKIE, "SID"), new CredentialSource(Kind.HEADER, "authorization"));

    private static Credential of(Map<String, List<String>> headers) {
        return Credential.of(KEY, name -> headers.getOrDefault(name, List.of()));
    }

    private static Credential cookies(String... headers) {
        return of(Map.of("Cookie", List.of(headers)));
    }

    @Test
    void nothingElseOfARequestIsPartOfIt() {
        Credential some = of(Map.of(
                "Cookie",
                List.of("a=1; SID=x=\"y\"; SIDE=2; sid=3"),
                "authorization",
                List.of("Bearer t"),
                "X",
                List.of("z")));

        assertThat(some.cookies()).isEqualTo("SID=x=\"y\"");
        assertThat(some.parts()).extracting(Credential.Part::value).containsExactly("x=\"y\"", "Bearer t");
    }

    @Test
    void aCookieThatComesTwiceCountsTwice() {
        assertThat(cookies("SID=1; x=y", " SID = 2;").cookies()).isEqualTo("SID=1; SID=2");
        assertThat(names(cookies("SID=1; SID=2")).whole())
                .isNotEqualTo(names(cookies("SID=2; SID=1")).whole());
    }

    @Test
    void withoutAnyItIsNone() {
        assertThat(cookies("SIDE=1; =SID; SID").isNone()).isTrue();
        assertThat(cookies("SID=").isNone()).isFalse();
    }

    @Test
    void theSameTextFromTwoPlacesIsTwoThings() {
        assertThat(names(cookies("SID=same")).all())
                .doesNotContainAnyElementsOf(
                        names(of(Map.of("authorization", List.of("same")))).all());
    }

    @Test
    void saysNothingOfItsSecrets() {
        assertThat(cookies("SID=secret")).hasToString("credential of [cookie:SID]");
    }

    private static Credential.Names names(Credential of) {
        return of.names(text -> List.of("one " + text, "two " + text));
    }
}
