package io.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvokeFaultTests {
    @ParameterizedTest
    @CsvSource({
        "429, TooManyRequestsException, THROTTLED",
        "429, , THROTTLED",
        "400, ThrottlingException, THROTTLED",
        "502, EC2ThrottledException, THROTTLED",
        "403, AccessDeniedException, DENIED",
        "403, , DENIED",
        "404, ResourceNotFoundException:http://internal.amazon.com/coral/com.amazonaws.lambda/, NO_SUCH_FUNCTION",
        "404, , NO_SUCH_FUNCTION",
        "413, RequestTooLargeException, TOO_LARGE",
        "413, , TOO_LARGE",
        "403, ExpiredTokenException, EXPIRED_CREDENTIALS",
        "403, ExpiredToken, EXPIRED_CREDENTIALS",
        "403, UnrecognizedClientException, WRONG_CREDENTIALS",
        "403, InvalidSignatureException, WRONG_CREDENTIALS",
        "403, MissingAuthenticationTokenException, WRONG_CREDENTIALS",
        "403, com.amazonaws#SignatureDoesNotMatch, WRONG_CREDENTIALS",
        "400, RequestTimeTooSkewed, CLOCK_OFF",
        "500, ServiceException, FAILED",
        "503, , FAILED",
        "302, SomethingNew, FAILED"
    })
    void isToldByStatusAndType(int status, String type, InvokeFault fault) {
        assertThat(InvokeFault.of(status, type)).isEqualTo(fault);
    }

    @Test
    void aWrongClockIsToldByTheMessageAlone() {
        assertThat(InvokeFault.of(
                        403,
                        "InvalidSignatureException",
                        "Signature expired: 20261129T080000Z is now earlier than 20261129T082500Z"))
                .isEqualTo(InvokeFault.CLOCK_OFF);
        assertThat(InvokeFault.of(
                        403,
                        "InvalidSignatureException",
                        "Signature not yet current: 20261129T084000Z is still later than 20261129T083500Z"))
                .isEqualTo(InvokeFault.CLOCK_OFF);
        assertThat(InvokeFault.of(
                        403, "InvalidSignatureException", "The request signature we calculated does not match"))
                .isEqualTo(InvokeFault.WRONG_CREDENTIALS);
    }
}
