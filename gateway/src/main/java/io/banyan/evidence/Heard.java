package io.banyan.evidence;

import io.banyan.compare.Verdict;
import io.banyan.decide.Decision;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Failure;
import io.banyan.exchange.Outcome;
import io.banyan.route.Side;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One read that may say something about MODERN, before anybody has said what is slow.
///
/// @param copy a copy was asked; else a client
/// @param asked kinds but `SLOW`; may be empty
/// @param headNanos until MODERN's head came; -1 = nobody measured it
record Heard(String group, String route, String target, boolean copy, Set<Kind> asked, Set<Kind> bad, long headNanos) {
    private static final int BYTES = 12;
    private static final int UNREACHABLE = 502;
    private static final int TOO_LATE = 504;

    /// Of a copy that LEGACY answered only its meaning says something: the read itself was a client's, and is heard as
    /// such.
    static Heard of(CopiedRead read) {
        Set<Kind> asked = EnumSet.noneOf(Kind.class);
        Set<Kind> bad = EnumSet.noneOf(Kind.class);
        Verdict verdict = read.judged().verdict();
        boolean meant = verdict == Verdict.MATCHED || verdict == Verdict.IGNORED || verdict == Verdict.MISMATCHED;
        if (meant && !read.judged().behind()) {
            ask(Kind.MISMATCH, verdict == Verdict.MISMATCHED, asked, bad);
        }
        boolean modern = read.to() == Side.MODERN;
        if (modern && !read.judged().unauthorized()) {
            ask(Kind.ERRORS, verdict == Verdict.FAILED, asked, bad);
        }
        return new Heard(read.group(), read.route(), read.target(), true, asked, bad, modern ? read.headNanos() : -1);
    }

    /// Null where it says nothing: MODERN was not tried, LEGACY had no better answer, or it is nobody's fault.
    static @Nullable Heard of(ExchangeRecord exchange) {
        Decision decision = exchange.decision();
        Boolean failed = (decision == null || !isModerns(decision)) ? null : failed(exchange);
        if (decision == null || decision.route() == null || failed == null) {
            return null;
        }
        boolean answered = exchange.side() == Side.MODERN && exchange.last().side() == Side.MODERN;
        return new Heard(
                decision.route().groupName(),
                decision.route().id(),
                exchange.asked().get().target(),
                false,
                Set.of(Kind.ERRORS),
                failed ? Set.of(Kind.ERRORS) : Set.of(),
                answered ? exchange.last().headNanos() : -1);
    }

    /// Whether a read is one by which MODERN may be judged.
    static boolean isModerns(Decision decision) {
        return decision.read() && decision.side() == Side.MODERN && !decision.preview();
    }

    private static @Nullable Boolean failed(ExchangeRecord exchange) {
        int status = exchange.status();
        return switch (exchange.outcome()) {
            case Outcome.Served served -> exchange.side() == Side.MODERN ? status >= 500 : null;
            case Outcome.FellBack(Failure why) -> legacyDidBetter(why, status) ? Boolean.TRUE : null;
            case Outcome.Cut cut -> exchange.side() == Side.MODERN ? Boolean.TRUE : null;
            case Outcome.Refused refused -> noFallBack(exchange.last().side(), status) ? Boolean.TRUE : null;
            case Outcome.NotTried kept -> null;
            case Outcome.Cancelled gone -> null;
        };
    }

    /// LEGACY was not asked after MODERN had given nothing.
    private static boolean noFallBack(Side last, int status) {
        return last == Side.MODERN && (status == UNREACHABLE || status == TOO_LATE);
    }

    /// A 404 for which LEGACY was asked, too, is no fault where LEGACY says the same.
    private static boolean legacyDidBetter(Failure why, int status) {
        return switch (why) {
            case CONNECT, RESET, MALFORMED, TIMEOUT, THROTTLED, FUNCTION, PLATFORM, CREDENTIALS ->
                status > 0 && status < 500;
            case STATUS -> status > 0 && status < 400;
            case COOKIE, STALE, UNREPRESENTABLE, LANE, UNEXPECTED -> false;
        };
    }

    private static void ask(Kind kind, boolean isBad, Set<Kind> asked, Set<Kind> bad) {
        asked.add(kind);
        if (isBad) {
            bad.add(kind);
        }
    }

    /// Null = there is nothing that it says something about.
    ///
    /// @param slowNanos beyond which a head is slow; empty = nobody can say yet
    @Nullable
    Trial trial(OptionalDouble slowNanos) {
        Set<Kind> all = EnumSet.noneOf(Kind.class);
        Set<Kind> had = EnumSet.noneOf(Kind.class);
        all.addAll(asked);
        had.addAll(bad);
        if (headNanos >= 0 && slowNanos.isPresent()) {
            ask(Kind.SLOW, headNanos > slowNanos.getAsDouble(), all, had);
        }
        return all.isEmpty() ? null : new Trial(group, route, entity(), all, had);
    }

    /// The same for all reads of one URL by clients, and another for those by copies, in every replica.
    private String entity() {
        String text = String.join("\n", copy ? "copy" : "client", group, route, target);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
