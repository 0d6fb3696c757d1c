package io.banyan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTests {
    private static final String TEXT = "{\"keys\":[{\"d\":\"secret\"}]}";
    private int made;
    private final Seal old = seal(1);
    private final Seal both = seal(2, 1);

    @Test
    void nobodyReadsWhatWasSealedButWhoHasTheSecret() {
        String sealed = old.closed(TEXT);

        assertThat(sealed).startsWith("sealed:").doesNotContain("secret");
        assertThat(old.closed(TEXT)).isNotEqualTo(sealed);
        assertThat(old.opened(sealed)).isEqualTo(new Seal.Opened(TEXT, true));
        assertThat(seal(3).opened(sealed).text()).isNull();
        assertThat(seal().opened(sealed).text()).isNull();
    }

    @Test
    void opensWhatAnOlderSecretSealedAndSaysThatItIsToBeSealedAnew() {
        assertThat(both.opened(old.closed(TEXT))).isEqualTo(new Seal.Opened(TEXT, false));
        assertThat(both.opened(both.closed(TEXT))).isEqualTo(new Seal.Opened(TEXT, true));
    }

    @Test
    void takesAPlainTextAndSealsItNext() {
        assertThat(old.opened(TEXT)).isEqualTo(new Seal.Opened(TEXT, false));
        assertThat(seal().opened(TEXT)).isEqualTo(new Seal.Opened(TEXT, true));
        assertThat(seal().closed(TEXT)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sealed:", "sealed:?", "sealed:AAAA", "sealed:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void opensNothingElse(String text) {
        assertThat(old.opened(text).text()).isNull();
    }

    private Seal seal(int... secrets) {
        return new Seal(() -> Arrays.stream(secrets).mapToObj(SealTests::bytes).toList(), () -> {
            byte[] nonce = new byte[12];
            nonce[0] = (byte) ++made;
            return nonce;
        });
    }

    private static byte[] bytes(int of) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) of);
        return bytes;
    }
}
