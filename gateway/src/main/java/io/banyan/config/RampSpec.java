package io.banyan.config;

import io.banyan.written.KeySet;
import io.banyan.written.Section;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import org.jspecify.annotations.Nullable;

/// `ramp` and `roll-back` as written.
///
/// @param line of `ramp`; 0 = it is not written
record RampSpec(
        int line,
        @Nullable WrittenList steps,
        @Nullable Written hold,
        @Nullable Gates gates,
        @Nullable Written growth,
        @Nullable Written hours,
        @Nullable Written breach,
        @Nullable Written back) {
    record Gates(
            @Nullable Written mismatch,
            @Nullable Written errors,
            @Nullable Written slow) {}

    static RampSpec of(Section file) {
        Written back = file.text("roll-back");
        Section block = file.section("ramp", KeySet.RAMP);
        if (block == null) {
            return new RampSpec(0, null, null, null, null, null, null, back);
        }
        Section gates = block.section("gates", KeySet.GATES);
        return new RampSpec(
                block.line(),
                block.texts("steps"),
                block.text("hold"),
                gates == null ? null : new Gates(gates.text("mismatch"), gates.text("errors"), gates.text("slow")),
                block.text("growth"),
                block.text("hours"),
                block.text("on-breach"),
                back);
    }
}
