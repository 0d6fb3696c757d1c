package io.banyan.caller;

import io.banyan.caller.CallRefusal.Cause;
import io.banyan.way.BadWay;
import io.banyan.way.CallerToken;
import io.banyan.way.GroupKeys;
import io.banyan.way.WayKey;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who calls through the inner door, by the token that came with the call: one of `--tokens` with the role caller, one
/// that a host gave to its function, or one of a Kubernetes service account.
///
/// @param listed those in force
/// @param keys by which hosts sign, those in force
/// @param accounts null = service accounts are not known here
public record CallerCheck(
        Supplier<ListedCallers> listed,
        Supplier<GroupKeys> keys,
        @Nullable AccountTokens accounts) {
    private static final int LONGEST = 4096;

    /// A sentence on why a call proves nobody.
    public static final class Unproven extends Exception {
        private static final long serialVersionUID = 1L;

        public Unproven(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /// Whose call it is, and the group is in force.
    ///
    /// @param sent the values of [CallerToken#HEADER]
    GroupCaller caller(List<String> sent, CallRules rules, Instant now) throws Unproven {
        if (sent.size() != 1) {
            throw new Unproven(
                    sent.isEmpty()
                            ? "A call needs the token of its group in " + CallerToken.HEADER
                                    + "; make one: ./banyan token create --role caller --groups GROUP --name SERVICE"
                            : CallerToken.HEADER + " must be sent exactly once.");
        }
        String token = sent.getFirst().strip();
        GroupCaller caller = token.length() > LONGEST ? null : proven(token, rules, now);
        if (caller == null) {
            throw new Unproven("This caller token is not known here: it was removed, or never was one.");
        }
        if (rules.of(caller.group()) == null) {
            throw new Unproven("This caller token is for the group " + caller.group()
                    + ", which has no route file here any more; write its file, or use a token of another group.");
        }
        return caller;
    }

    private @Nullable GroupCaller proven(String token, CallRules rules, Instant now) throws Unproven {
        if (CallerToken.isOne(token)) {
            return ofHost(token, rules, now);
        }
        ListedCaller found = listed.get().find(token);
        if (found != null && found.isOver(now)) {
            throw new Unproven("This caller token has expired; make another one: ./banyan token create --role caller"
                    + " --groups " + found.group() + " --name " + found.name());
        }
        return found != null
                ? new GroupCaller(found.group(), found.name())
                : accounts == null ? null : accounts.caller(token, rules, now);
    }

    private GroupCaller ofHost(String token, CallRules rules, Instant now) throws Unproven {
        try {
            String group = CallerToken.group(token);
            List<WayKey> its = rules.of(group) == null ? List.of() : keys.get().of(group);
            CallerToken read = its.isEmpty() ? null : CallerToken.read(token, its, now.toEpochMilli());
            return new GroupCaller(group, read == null ? "" : read.function());
        } catch (BadWay bad) {
            throw new Unproven(bad.says() + ".");
        }
    }

    /// Tokens of Kubernetes service accounts.
    public interface AccountTokens {
        /// Whose a token is; null = it is none of theirs.
        @Nullable
        GroupCaller caller(String token, CallRules rules, Instant now) throws Unproven;
    }

    /// As the door refuses it.
    static CallRefusal refusal(Unproven why) {
        return new CallRefusal(Cause.CALLER, String.valueOf(why.getMessage()));
    }
}
