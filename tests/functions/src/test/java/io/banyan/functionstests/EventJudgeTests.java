package io.banyan.functionstests;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.lambda.FunctionEvent;
import io.banyan.lambda.HttpAsk;
import io.banyan.lambda.Unrepresentable;
import io.banyan.testkit.Measured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.IntNode;

/// Our events are those that others give their functions for the same requests, but for the reasons in
/// [OfflineReasons] and [UrlReasons].
@EnabledIfSystemProperty(named = "banyan.full", matches = "true", disabledReason = "npm brings the judges")
class EventJudgeTests {
    private static final int REQUESTS = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<Reason, Integer> counts = new LinkedHashMap<>();
    private final List<Difference> unexplained = new ArrayList<>();
    private int members;
    private int equal;

    @ParameterizedTest
    @EnumSource
    void differOnlyForReasonsThatAreKnown(Judge judge) throws Unrepresentable {
        reasons(judge).forEach(reason -> counts.put(reason, 0));
        OddAsks asks = new OddAsks();

        try (JudgeServer server = JudgeServer.start(judge)) {
            for (int number = 0; number < REQUESTS; number++) {
                compare(asks.next(), server);
            }
        }

        write(judge);
        assertThat(unexplained).isEmpty();
        assertThat(counts).as("reasons that no request gave").doesNotContainValue(0);
    }

    private static List<Reason> reasons(Judge judge) {
        return switch (judge) {
            case OFFLINE -> OfflineReasons.TABLE;
            case URL -> UrlReasons.TABLE;
        };
    }

    private void compare(HttpAsk ask, JudgeServer server) throws Unrepresentable {
        JudgeServer.Told told = server.told(ask);
        if (told.event().isMissingNode()) {
            JsonNode status = IntNode.valueOf(told.status());
            explain(new Difference(ask, Difference.REFUSED, event(ask), status, told.event()));
            return;
        }
        HttpAsk same = at(ask, told.event().get("requestContext"));
        JsonNode ours = event(same);
        List<Difference> differences = Difference.between(same, ours, told.event());
        members += Difference.members(ours).size();
        equal += (int) Difference.members(ours).keySet().stream()
                .filter(member ->
                        differences.stream().noneMatch(one -> one.member().equals(member)))
                .count();
        differences.forEach(this::explain);
    }

    /// The same request, come when theirs came and under its number.
    private static HttpAsk at(HttpAsk ask, JsonNode context) {
        return new HttpAsk(
                ask.method(),
                ask.target(),
                ask.protocol(),
                ask.headers(),
                ask.sourceIp(),
                ask.body(),
                context.get("requestId").asString(),
                Instant.ofEpochMilli(context.get("timeEpoch").asLong()));
    }

    private static JsonNode event(HttpAsk ask) throws Unrepresentable {
        return JSON.readTree(FunctionEvent.of(ask));
    }

    private void explain(Difference difference) {
        Optional<Reason> reason =
                counts.keySet().stream().filter(one -> one.explains(difference)).findFirst();
        if (reason.isPresent()) {
            counts.merge(reason.get(), 1, Integer::sum);
        } else {
            unexplained.add(difference);
        }
    }

    private void write(Judge judge) {
        Measured measured = Measured.as("events")
                .figure("requests to " + judge.npm, REQUESTS)
                .figure("members of our events for those that it took", members)
                .figure("members that are equal", equal)
                .figure("differences without a reason", unexplained.size());
        counts.forEach((reason, count) ->
                measured.figure(reason.member().pattern().replace("|", ", ") + ": " + reason.why(), count));
        measured.append();
    }
}
