package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsNameTests {
    @ParameterizedTest
    @CsvSource({
        "monolith.internal,  monolith.internal",
        "Monolith.Internal., monolith.internal",
        "monolith,           monolith",
        "events_view,        events_view",
        "10.0.0.7,           10.0.0.7",
        "2001:db8::1,        2001:db8::1",
        "[2001:db8::1],      2001:db8::1",
        "client,             client",
    })
    void isOneHostOrAddress(String written, String name) {
        assertThat(TlsName.of(written)).hasValue(new TlsName(name));
    }

    @ParameterizedTest
    @CsvSource({
        "monolith.internal:8443,          monolith.internal",
        "https://monolith.internal:8443/, monolith.internal",
        "*.example.com,                   www.example.com",
        "*.example.com:443,               www.example.com",
        "[2001:db8::1]:8443,              2001:db8::1",
        "1.2.3,                           monolith.internal",
        "b\u00fccher.example,             monolith.internal",
        "a..b,                            monolith.internal",
    })
    void refusesWhatIsMoreOrLessAndSaysWhatMayBeMeant(String written, String instead) {
        assertThat(TlsName.of(written)).isEmpty();
        assertThat(TlsName.instead(written)).isEqualTo(instead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "-a", "a-", "a b", "a,b", "a\n", "10.0.0.256"})
    void refusesWhatNoCertificateIsOf(String written) {
        assertThat(TlsName.of(written)).isEmpty();
    }
}
