package io.banyan.figures;

/// How much of the fleet stands behind figures.
///
/// @param answering replicas shown within the last five seconds, this one included: whose figures are summed
/// @param known replicas shown to this one within the last minute
/// @param agree of those answering: how many apply the same live revision as this one
/// @param says for people: `3 of 3 replicas`, answering of known (and `, 2 agree` where not all do), or `this replica
///     only` while nobody can be asked
public record Replicas(int answering, int known, int agree, String says) {
    /// A gateway that shares its live state with nobody.
    public static final Replicas ONE = new Replicas(1, 1, 1, "1 of 1 replica");

    static Replicas of(int answering, int known, int agree) {
        String others = agree < answering ? ", " + agree + " agree" : "";
        return new Replicas(
                answering, known, agree, answering + " of " + known + (known == 1 ? " replica" : " replicas") + others);
    }

    /// While the others cannot be asked.
    static Replicas alone(int known) {
        return new Replicas(1, known, 1, "this replica only");
    }
}
