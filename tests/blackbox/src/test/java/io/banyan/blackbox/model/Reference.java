package io.banyan.blackbox.model;

import io.banyan.blackbox.model.AnswerPlan.Breach;
import io.banyan.blackbox.model.ExchangePlan.Area;
import io.banyan.blackbox.model.Payload.Delimited;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a client may see of a planned exchange. A reset may overtake bytes that were sent before it, so that more than
/// one thing is right then; an answer that looks whole and is not never is.
final class Reference {
    /// MODERN's, that make LEGACY answer: the default of `fall-back`, and what nobody asked for.
    private static final Set<Integer> FALL_BACK = Set.of(404, 405, 429, 500, 503, 206, 304, 412, 416);

    private Reference() {}

    /// One thing that is right.
    sealed interface Seen {
        /// An answer to its last byte.
        ///
        /// @param interims at least so many 1xx heads come before it
        /// @param more and at most so many of MODERN's, whose place it took
        record Whole(AnswerPlan answer, int interims, int more) implements Seen {}

        /// An answer that visibly breaks off, and its connection's end.
        ///
        /// @param least bytes of its body that come before, unless a reset overtakes them
        record Cut(AnswerPlan answer, int least) implements Seen {}

        /// Banyan's own 502, and the connection's end.
        record BadGateway() implements Seen {}
    }

    static List<Seen> allowed(ExchangePlan plan) {
        List<Seen> legacy = legacy(plan);
        if (!plan.read() || plan.area() == Area.PLAIN || plan.area() == Area.ZERO || plan.area() == Area.GONE) {
            return legacy;
        }
        List<Seen> allowed = new ArrayList<>(modern(plan, legacy));
        if (plan.area() == Area.HALF) {
            allowed.addAll(legacy);
        }
        return allowed;
    }

    private static List<Seen> legacy(ExchangePlan plan) {
        AnswerPlan answer = plan.legacy();
        if (answer.whole()) {
            return List.of(whole(plan, answer));
        }
        return broken(answer, List.of(new Seen.BadGateway()));
    }

    private static List<Seen> modern(ExchangePlan plan, List<Seen> fallBack) {
        AnswerPlan answer = plan.modern();
        List<Seen> instead = fallBack.stream()
                .map(seen -> seen instanceof Seen.Whole(AnswerPlan legacy, int interims, int none)
                        ? new Seen.Whole(legacy, interims, plan.old() ? 0 : answer.interims())
                        : seen)
                .toList();
        if (answer.breach() == Breach.SILENT || FALL_BACK.contains(answer.status())) {
            return instead;
        }
        return answer.whole() ? List.of(whole(plan, answer)) : broken(answer, instead);
    }

    private static Seen whole(ExchangePlan plan, AnswerPlan answer) {
        return new Seen.Whole(answer, plan.old() ? 0 : answer.interims(), 0);
    }

    private static List<Seen> broken(AnswerPlan answer, List<Seen> withoutHead) {
        if (answer.sent() < answer.headEnd()) {
            return withoutHead;
        }
        if (answer.breach() == Breach.CLOSED) {
            return List.of(new Seen.Cut(answer, bodyBytes(answer)));
        }
        List<Seen> allowed = new ArrayList<>(withoutHead);
        allowed.add(new Seen.Cut(answer, 0));
        return allowed;
    }

    /// How many of the body's own bytes stand in what was sent.
    private static int bodyBytes(AnswerPlan answer) {
        int sent = answer.sent() - answer.headEnd();
        if (answer.body().by() != Delimited.CHUNKS) {
            return sent;
        }
        int bytes = 0;
        for (int chunk : answer.body().chunks()) {
            sent -= Integer.toHexString(chunk).length() + 2;
            bytes += Math.clamp(sent, 0, chunk);
            sent -= chunk + 2;
        }
        return bytes;
    }

    /// Whether the connection ends with what was seen.
    static boolean closes(ExchangePlan plan, Seen seen) {
        boolean noLength = seen instanceof Seen.Whole whole
                && !whole.answer().bodiless()
                && whole.answer().body().by() != Delimited.LENGTH;
        return plan.close() || !(seen instanceof Seen.Whole) || (plan.old() && noLength);
    }
}
