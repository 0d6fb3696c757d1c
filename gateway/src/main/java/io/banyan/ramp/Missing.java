package io.banyan.ramp;

import io.banyan.live.Ramping;

/// The evidence that a ramp waits for.
///
/// @param anew true = what it had before counts no more
record Missing(Proof proof, Ramping ramping, boolean anew) implements NextStep.Lack {
    @Override
    public String says() {
        String before =
                anew ? "evidence began anew (the file, the view or the function changed, or it was forgotten): " : "";
        String unread = proof.unread();
        if (unread != null) {
            String alone = proof.routes().size() == 1
                    ? ""
                    : "; a weight of its own leaves it out: ./banyan weight --route %s %s --reason '...'"
                            .formatted(unread, ramping.place().weight());
            return before + "no read of " + unread + " was looked at yet" + alone;
        }
        String open = proof.open();
        return before + (open == null ? proof.unseen(ramping.tag()) : open);
    }
}
