package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Seeded;
import io.banyan.testkit.TwoSides;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// No write and no ambiguous request ever reaches MODERN, whatever it looks like.
@ExtendWith(SharedGateway.class)
class NeverWriteToModernTests {
    private static final int REQUESTS = FullNumbers.pick(2_500, 5_000);

    @Test
    void showsModernNothingButClearReads(TwoSides sides) {
        OddRequests odd = new OddRequests(Seeded.random("NeverWriteToModernTests"));
        Set<Integer> clear = new HashSet<>();
        List<String> unanswered = new ArrayList<>();
        Optional<RawClient> client = Optional.empty();
        for (int number = 0; number < REQUESTS; number++) {
            OddRequests.Made made = odd.make(number);
            if (made.clearRead()) {
                clear.add(number);
            }
            RawClient connection = client.orElseGet(() -> sides.gateway().connect());
            Optional<RawAnswer> answer = answered(connection, made.text());
            if (answer.isEmpty()) {
                unanswered.add(made.text());
            }
            boolean open = answer.isPresent() && !answer.get().head().has("Connection");
            client = open ? Optional.of(connection) : closed(connection);
        }
        client.ifPresent(RawClient::close);

        Set<Integer> seen = new HashSet<>();
        sides.modern()
                .requests()
                .forEach(request ->
                        seen.add(Integer.parseInt(request.header("X-Number").orElseThrow())));
        assertThat(clear).containsAll(seen);
        assertThat(seen).as("clear reads at MODERN").isEqualTo(clear);
        assertThat(unanswered).isEmpty();
        Measured.as("never-write-to-modern")
                .figure("requests", REQUESTS)
                .figure("at MODERN, all clear reads", seen.size())
                .figure("at LEGACY", sides.legacy().requests().size())
                .append();
    }

    private static Optional<RawAnswer> answered(RawClient client, String request) {
        String method = request.substring(0, request.indexOf(' '));
        return client.send(request).timeout(Await.BOUND).tryRead(method);
    }

    private static Optional<RawClient> closed(RawClient client) {
        client.close();
        return Optional.empty();
    }
}
