package io.banyan.meters;

import ch.qos.logback.core.encoder.EncoderBase;
import io.banyan.decide.Decision;
import io.banyan.exchange.Asked;
import io.banyan.exchange.ExchangeRecord;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// Writes one exchange as one line of JSON, in ASCII: what clients write holds neither a line end nor a terminal's
/// control, however they encode it. What does not apply is left out; of headers only the host and the trace id appear.
final class AccessLogLine extends EncoderBase<ExchangeRecord> {
    private static final byte[] NOTHING = {};

    private static final int MOST_OF_A_METHOD = 32;
    private static final int MOST_OF_A_HOST = 255;

    private final LoggedQuery query;
    private final JsonFactory json =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    AccessLogLine(LoggedQuery query) {
        this.query = query;
    }

    @Override
    public byte[] encode(ExchangeRecord exchange) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try (JsonGenerator to = json.createGenerator(ObjectWriteContext.empty(), line)) {
            to.writeStartObject();
            request(exchange, to);
            Decision decision = exchange.decision();
            if (decision != null) {
                decided(decision, to);
            }
            to.writeEndObject();
        }
        line.write('\n');
        return line.toByteArray();
    }

    private void request(ExchangeRecord exchange, JsonGenerator to) {
        to.writeStringProperty(
                "time", Instant.ofEpochMilli(exchange.startedMillis()).toString());
        Asked asked = exchange.asked().get();
        to.writeStringProperty("method", LoggedTarget.bounded(asked.method(), MOST_OF_A_METHOD));
        text("host", asked.host() == null ? null : LoggedTarget.bounded(asked.host(), MOST_OF_A_HOST), to);
        to.writeStringProperty("target", LoggedTarget.of(asked.target(), query));
        text("protocol", asked.protocol(), to);
        text("traceId", asked.traceId(), to);
        to.writeNumberProperty("status", exchange.status());
        text("side", exchange.side() == null ? null : RouteMeters.tag(exchange.side()), to);
        to.writeStringProperty("outcome", exchange.outcome().tag());
        to.writeStringProperty("client", exchange.clientAddress());
        to.writeNumberProperty("durationMs", exchange.durationNanos() / 1_000_000.0);
        to.writeNumberProperty("requestBytes", exchange.requestBytes());
        to.writeNumberProperty("responseBytes", exchange.responseBytes());
        to.writeStringProperty("kind", exchange.kind().name().toLowerCase(Locale.ROOT));
    }

    private static void decided(Decision decision, JsonGenerator to) {
        to.writeStringProperty("decided", RouteMeters.tag(decision.side()));
        to.writeStringProperty("reason", decision.reason().tag());
        if (decision.ambiguity() != null) {
            to.writeStringProperty("ambiguity", decision.ambiguity().cause().tag());
        }
        if (decision.route() != null) {
            to.writeStringProperty("route", decision.route().id());
            to.writeStringProperty("group", decision.route().groupName());
            to.writeNumberProperty("weight", decision.weight().basisPoints() / 100.0);
            to.writeNumberProperty("revision", decision.revision());
        }
        if (decision.place() >= 0) {
            to.writeNumberProperty("place", decision.place());
        }
    }

    private static void text(String name, @Nullable String value, JsonGenerator to) {
        if (value != null) {
            to.writeStringProperty(name, value);
        }
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
