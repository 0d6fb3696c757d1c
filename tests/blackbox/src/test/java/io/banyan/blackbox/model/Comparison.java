package io.banyan.blackbox.model;

import io.banyan.blackbox.model.Arrivals.Arrival;
import io.banyan.blackbox.model.ExchangePlan.Leaves;
import io.banyan.blackbox.model.Reference.Seen;
import io.banyan.testkit.Body;
import io.banyan.testkit.Ending;
import io.banyan.testkit.Head;
import io.banyan.testkit.RawAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Compares what was seen with what is right, byte for byte; only headers of one hop may differ.
final class Comparison {
    private static final Set<String> OF_THE_HOP =
            Set.of("connection", "transfer-encoding", "keep-alive", "upgrade", "x-banyan-hop");

    private Comparison() {}

    /// Which of the right answers a client has seen; fails when it was none of them.
    static Seen of(ExchangePlan plan, RawAnswer answer) {
        List<Seen> allowed = Reference.allowed(plan);
        return allowed.stream()
                .filter(seen -> fits(plan, answer, seen))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("a client saw " + told(answer) + "\nfor " + plan + "\nwhere right are "
                                + allowed.stream().map(Comparison::told).toList()));
    }

    private static boolean fits(ExchangePlan plan, RawAnswer answer, Seen seen) {
        return switch (seen) {
            case Seen.Whole(AnswerPlan whole, int interims, int more) ->
                sameHead(answer.head(), whole)
                        && answer.interim().size() >= interims
                        && answer.interim().size() <= interims + more
                        && answer.body().complete()
                        && answer.text()
                                .equals(whole.bodiless() ? "" : whole.body().text())
                        && answer.body().trailers().equals(plan.old() ? List.of() : trailers(whole));
            case Seen.Cut(AnswerPlan cut, int least) ->
                sameHead(answer.head(), cut)
                        && !answer.body().complete()
                        && (answer.body().length() >= least || answer.body().ending() == Ending.RESET)
                        && cut.body().text().startsWith(answer.text());
            case Seen.BadGateway none ->
                answer.status() == 502
                        && answer.body().complete()
                        && !answer.head().has("X-Side");
        };
    }

    private static List<String> trailers(AnswerPlan answer) {
        return answer.bodiless() ? List.of() : answer.body().trailers();
    }

    private static boolean sameHead(Head seen, AnswerPlan answer) {
        Stream<String> length = answer.body().headerLines().stream()
                .filter(line -> line.startsWith("Content-Length") && answer.status() != 204 && answer.status() != 304);
        List<String> planned = Stream.concat(answer.lines().stream(), length)
                .map(Comparison::normal)
                .toList();
        return seen.startLine().equals(answer.startLine()) && endToEnd(seen).equals(planned);
    }

    /// Fails unless the upstreams got exactly what this exchange may send them.
    ///
    /// @param begun false = its connection ended before its turn
    static void check(ExchangePlan plan, boolean begun, Arrivals arrivals) {
        List<Arrival> all = arrivals.of(plan.id());
        List<Arrival> legacy = arrivals.at(plan.id(), "legacy");
        List<String> wrong = new ArrayList<>();
        if (!begun && !all.isEmpty()) {
            wrong.add("it came to an upstream after the end of its connection");
        }
        if (!plan.read() && all.size() > legacy.size()) {
            wrong.add("it came to MODERN and is no read");
        }
        if (!plan.read() && legacy.size() > 1) {
            wrong.add("it came " + legacy.size() + " times and is no read");
        }
        if (all.size() > 4) {
            wrong.add("it came " + all.size() + " times");
        }
        if (begun && plan.leaves() == Leaves.NOT && !plan.early() && all.isEmpty()) {
            wrong.add("it came to nobody");
        }
        all.forEach(arrival -> check(plan, arrival, wrong));
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong + "\nfor " + plan + "\nwhich came as "
                    + all.stream().map(Comparison::told).toList());
        }
    }

    private static void check(ExchangePlan plan, Arrival arrival, List<String> wrong) {
        Body body = arrival.body();
        Head head = arrival.head();
        List<String> planned = plan.lines().stream().map(Comparison::normal).toList();
        if (!head.startLine().equals(plan.startLine(true)) || !endToEnd(head).equals(planned)) {
            wrong.add("another head came: " + head);
        }
        boolean chunked = head.has("Transfer-Encoding");
        if (chunked != plan.arrivesInChunks()) {
            wrong.add("other framing came: " + head);
        }
        if (plan.leaves() == Leaves.IN_REQUEST && body.complete()) {
            wrong.add("a request that broke off came as a whole one");
        }
        String text = plan.tunnel() == null
                ? plan.body().text()
                : String.join("", plan.tunnel().up());
        boolean whole = body.complete()
                && body.text().equals(text)
                && body.trailers().equals(plan.body().trailers());
        boolean part = !body.complete() && text.startsWith(body.text());
        boolean mayBreak = plan.leaves() != Leaves.NOT || plan.early();
        if (!whole && !(part && mayBreak)) {
            wrong.add("another body came");
        }
    }

    /// Without the headers of one hop, those that say where a request came from included.
    private static List<String> endToEnd(Head head) {
        return head.lines().stream()
                .filter(line -> {
                    String name =
                            line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(java.util.Locale.ROOT);
                    return !OF_THE_HOP.contains(name) && !name.startsWith("x-forwarded-");
                })
                .map(Comparison::normal)
                .toList();
    }

    /// Space around a value is not part of it.
    private static String normal(String line) {
        return line.replaceFirst(":\\s+", ": ");
    }

    private static String told(Seen seen) {
        return switch (seen) {
            case Seen.Whole(AnswerPlan whole, int interims, int more) ->
                whole.startLine() + " " + whole.lines().getFirst() + " whole, " + interims + " interims, at most "
                        + more + " more";
            case Seen.Cut(AnswerPlan cut, int least) ->
                cut.startLine() + " " + cut.lines().getFirst() + " cut, at least " + least;
            case Seen.BadGateway none -> "502";
        };
    }

    private static String told(RawAnswer answer) {
        return answer.head() + ", " + answer.interim().size() + " interims, " + told(answer.body());
    }

    private static String told(Arrival arrival) {
        return arrival.side() + " " + arrival.head() + ", " + told(arrival.body());
    }

    private static String told(Body body) {
        return body.length() + " bytes " + body.ending() + " trailers " + body.trailers();
    }
}
