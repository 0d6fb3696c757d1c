package io.banyan.ramp;

import io.banyan.live.Ramping;

/// The evidence that a ramp waits for.
///
/// @param anew true = what it had before counts no more
record Missing(Proof proof, Ramping ramping, boolean anew) implements NextStep.Lack {
    @Override
    public String says() {
        String before = anew ? "evidence began anew, since the file, the view or the function changed: " : "";
        String unread = proof.unread();
        if (unread != null) {
            return before
                    + "no read of %s was looked at yet; a weight of its own leaves it out: ./banyan weight --route %s %s"
                            .formatted(unread, unread, ramping.place().weight());
        }
        String open = proof.open();
        return before + (open == null ? proof.unseen(ramping.tag()) : open);
    }
}
