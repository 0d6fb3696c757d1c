package io.banyan.figures;

import java.time.Instant;
import java.util.List;

/// Calls between groups as one replica saw them in the last minute.
///
/// @param fanOuts of each group that clients' requests reached first and that called others
/// @param refusals the newest first, at most [CallCounter#REFUSALS]
public record CallFigures(List<PairFigures> pairs, List<FanOut> fanOuts, List<Refusal> refusals) {
    /// Of a gateway that signs no ways.
    public static final CallFigures NONE = new CallFigures(List.of(), List.of(), List.of());

    public CallFigures {
        pairs = List.copyOf(pairs);
        fanOuts = List.copyOf(fanOuts);
        refusals = List.copyOf(refusals);
    }

    /// How many calls between groups one client's request leads to.
    ///
    /// @param group that the request reached
    /// @param requests of clients in the last minute
    /// @param calls between groups that they led to
    /// @param most that one of them led to
    public record FanOut(String group, long requests, long calls, int most) {
        public double mean() {
            return requests == 0 ? 0 : (double) calls / requests;
        }
    }

    /// Refusals of one kind, counted together.
    ///
    /// @param caller `-` where nobody knows
    /// @param group `-` where nobody publishes what was asked for
    /// @param why of a closed set: `undeclared`, `loop`
    /// @param detail a sentence for people: for a loop it names the ring
    /// @param count since this replica started, as long as it is remembered
    public record Refusal(Instant last, String caller, String group, String why, String detail, long count) {}
}
