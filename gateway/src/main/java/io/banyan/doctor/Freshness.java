package io.banyan.doctor;

import io.banyan.doctor.Patient.ViewHeard;
import io.banyan.freshness.AsOf;
import io.banyan.freshness.FreshnessRule;
import io.banyan.upstream.Heard;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether answers say how new they are, and whether the feed knows the view.
///
/// @param answer to a read; null = none came that shows data
record Freshness(Case of, FreshnessRule rule, @Nullable Heard answer) {
    private static final String AS_OF = "Banyan-As-Of";
    private static final int SHOWN = 100;

    Finding found(Patient patient) {
        Optional<Finding> header = answer == null ? Optional.empty() : header(answer);
        String view = rule.view();
        return header.or(() -> view == null ? Optional.empty() : view(patient.view(view)))
                .orElseGet(() -> answer == null && view == null
                        ? Finding.leftOut(Question.FRESHNESS, "only an answer says how new it is, and none was read")
                        : Finding.well(Question.FRESHNESS, well(view)));
    }

    private String well(@Nullable String view) {
        String says = answer == null ? "" : "its answer says how new it is";
        String known = view == null ? "" : "the feed knows the view " + view;
        return says + (says.isEmpty() || known.isEmpty() ? "" : ", and ") + known;
    }

    private Optional<Finding> header(Heard its) {
        List<String> said = its.all(AS_OF);
        if (said.isEmpty()) {
            return Optional.of(Fault.NO_AS_OF.in(of));
        }
        AsOf read = said.size() == 1 ? AsOf.parse(said.getFirst()) : null;
        if (read == null) {
            return Optional.of(Fault.BAD_AS_OF.in(of, "found", shown(said)));
        }
        String other = read.view();
        return other != null && rule.view() != null && !other.equals(rule.view())
                ? Optional.of(Fault.OTHER_VIEW.in(of, "found", shown(List.of(other))))
                : Optional.empty();
    }

    private Optional<Finding> view(ViewHeard heard) {
        return switch (heard) {
            case ViewHeard.Known known -> Optional.empty();
            case ViewHeard.NoFeed none -> Optional.of(Fault.NO_FEED.in(of));
            case ViewHeard.Away away -> Optional.of(Fault.FEED_AWAY.in(of, "why", away.why()));
            case ViewHeard.Unknown unknown ->
                Optional.of(Fault.NO_VIEW.in(
                        of, "known", unknown.others().isEmpty() ? "none" : String.join(", ", unknown.others())));
        };
    }

    private static String shown(List<String> said) {
        String text = String.join(", ", said).replaceAll("[^ -~]", "?");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
