package io.banyan.blackbox.exact;

import io.banyan.testkit.Head;
import io.banyan.testkit.RawAnswer;

/// An answer on one line, every byte of it that matters: `200 OK [Content-Length: 4] 'text' whole`.
final class Told {
    /// Banyan's own answer; its text is another test's matter.
    static final String BAD_GATEWAY = "502 Bad Gateway problem";

    private Told() {}

    static String of(RawAnswer answer) {
        if (answer.status() == 502
                && answer.header("Content-Type").equals(java.util.Optional.of("application/problem+json"))) {
            return "502 Bad Gateway problem";
        }
        StringBuilder told = new StringBuilder();
        answer.interim().forEach(head -> told.append(of(head)).append(' '));
        told.append(of(answer.head())).append(" '").append(answer.text()).append("' ");
        told.append(answer.body().complete() ? "whole" : "cut");
        return answer.body().trailers().isEmpty()
                ? told.toString()
                : told.append(' ').append(answer.body().trailers()).toString();
    }

    private static String of(Head head) {
        return head.startLine().substring("HTTP/1.1 ".length()) + " " + head.lines();
    }
}
