package io.banyan.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A weight to be set. The change stands on the revision read just before it, and on no change of somebody else's since
/// the line was entered, so that of two operators at once the second is told of the first instead of overwriting.
///
/// @param name a group's or a route's
/// @param kind what was said of the name
record WeightWork(Errand errand, String name, WeightTarget.Kind kind, Share wanted, Terms terms) {
    /// Which share, and what it is to be.
    ///
    /// @param word `weight` or `shadow`
    record Share(String word, Percent percent) {
        static Share weight(Percent percent) {
            return new Share("weight", percent);
        }
    }

    /// How it is to be made.
    ///
    /// @param reason for the audit
    /// @param undoOf the id of the change that this takes back; null = of none
    /// @param inheritingOnly of a group: leaves routes with a weight of their own alone
    /// @param revision the one to stand on; -1 = that of this moment
    record Terms(String reason, @Nullable String undoOf, boolean dryRun, boolean inheritingOnly, int revision) {}

    int run() {
        return errand.run(api -> {
            WeightTarget target = WeightTarget.of(name, kind, api);
            fits(target);
            String revision = target.ifMatch(terms.revision());
            Answer done = api.writeAt(revision, unseen(), "PATCH", target.path(), body(target));
            new ChangedText(errand, terms.undoOf() != null).tell(done);
        });
    }

    /// Whoever names the revision has seen it.
    private Duration unseen() {
        Surroundings around = errand.around();
        return terms.revision() >= 0 ? Duration.ZERO : Begun.ago(around.variable(Begun.VARIABLE), around.clock());
    }

    private ObjectNode body(WeightTarget target) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("reason", terms.reason());
        body.put("dryRun", terms.dryRun());
        if (terms.undoOf() != null) {
            body.put("undoOf", terms.undoOf());
        }
        wanted.percent().into(body, wanted.word());
        if (target.isGroup()) {
            body.put("inheritingOnly", terms.inheritingOnly());
        }
        return body;
    }

    private void fits(WeightTarget target) {
        if (target.isGroup() && wanted.percent().inherits()) {
            throw new WrongLine("'" + name + "' is a group, which has nothing to inherit from; write a percentage, or"
                    + " name one of its routes");
        }
        if (!target.isGroup() && terms.inheritingOnly()) {
            throw new WrongLine("'" + name + "' is a route; --inheriting-only is for groups");
        }
    }
}
