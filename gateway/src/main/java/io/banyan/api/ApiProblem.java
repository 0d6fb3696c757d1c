package io.banyan.api;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// An answer of the admin API that is no success, in words for people (RFC 9457).
final class ApiProblem extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    private ApiProblem(HttpStatus status, ProblemDetail body) {
        super(status, body, null);
    }

    /// @param detail what was found, what is allowed, what to write instead
    static ApiProblem of(HttpStatus status, String detail) {
        return new ApiProblem(status, ProblemDetail.forStatusAndDetail(status, detail));
    }

    /// @param more members beside those that every problem has
    static ApiProblem of(HttpStatus status, String detail, Map<String, Object> more) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        more.forEach(body::setProperty);
        return new ApiProblem(status, body);
    }

    /// Everything that is wrong with a request, at once.
    static ApiProblem badRequest(List<String> problems) {
        String detail = String.join("; and ", problems);
        return problems.size() == 1
                ? of(HttpStatus.BAD_REQUEST, detail)
                : of(HttpStatus.BAD_REQUEST, detail, Map.of("problems", problems));
    }

    static ApiProblem badRequest(String problem) {
        return badRequest(List.of(problem));
    }
}
