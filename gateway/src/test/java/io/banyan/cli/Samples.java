package io.banyan.cli;

/// Answers of an admin port, as its contract writes them.
final class Samples {
    static final String CHANGE = """
            {"id":"c8","group":"events","at":"2026-11-22T03:12:09.123Z","by":"ann","door":"page","reason":"p99 is level",
             "epoch":1,"revision":7,"steps":[{"what":"weight","route":null,"from":"10%","to":"25%"}],
             "undo":[{"group":"events","weight":10,"inheritingOnly":true}],
             "undoing":{"reason":"undo of 10% → 25% by ann",
              "commands":["./banyan weight --group events 10% --inheriting-only --reason 'undo of 10% → 25% by ann'"]}}""";

    static final String STATUS = """
            {"installation":"a1b2c3","revision":42,"epoch":1,"killed":false,"killPending":false,"killedBy":null,
             "store":{"kind":"redis","state":"in-step","since":null,"says":"Redis: in step"},
             "replicas":{"answering":3,"known":3,"agree":3,"says":"3 of 3 replicas"},
             "problems":[],"warnings":[]}""";

    static final String FIGURES = """
            {"legacy":{"rate":81.2,"errors":0.0,"p50":12.1,"p99":48.0},
             "modern":{"rate":27.1,"errors":1.5,"p50":4.2,"p99":19.3},
             "fallBacks":{"connect":0,"reset":0,"malformed":0,"timeout":1.5,"status":0,"breaker":0,"bulkhead":0},
             "ambiguous":0.1,"clients":8300}""";

    static final String ROUTE = """
            {"id":"event-page","group":"events","path":"/events/{eventId}","hosts":[],"methods":["GET","HEAD"],
             "weight":25,"own":false,"applied":25,"measured":24.3,"capped":false,"killed":false,"revision":7,"epoch":1,
             "file":null,"where":"routes/events.yaml:30"}""";

    static final String EVENTS =
            """
            {"group":"events","owner":"team-discovery","contact":"#team-discovery","reviewBy":"2027-06-30",
             "reviewOverdue":false,"deployed":"k8s/prod/events-view","weight":25,"applied":25,"measured":24.31,
             "maxWeight":50,"capped":false,"killed":false,"killPending":false,"revision":7,"epoch":1,
             "drift":[{"route":null,"file":10,"live":25,"applied":25,"where":"routes/events.yaml:22","line":"weight: 25%"}],
             "routes":[""" + ROUTE + "],\"lastChange\":" + CHANGE + ",\"heavyKey\":null,\"figures\":" + FIGURES + "}";

    /// Without reads, never changed.
    static final String ORDERS = """
            {"group":"orders","owner":"team-till","contact":"#team-till","reviewBy":"2026-06-30","reviewOverdue":true,
             "deployed":"k8s/prod/orders","weight":100,"applied":50,"measured":null,"maxWeight":50,"capped":true,
             "killed":false,"killPending":false,"revision":0,"epoch":1,"drift":[],"routes":[],"lastChange":null,
             "heavyKey":"header:X-Member-Id=ab… makes 31 % of the reads","figures":null}""";

    static final String GROUPS = "[" + ORDERS + "," + EVENTS + "]";

    static final String CHANGED = """
            {"dryRun":false,"changes":[""" + CHANGE + "],\"plan\":" + plan() + ",\"groups\":[" + EVENTS + """
            ],"says":["events: weight 10% → 25%"],
             "undo":["./banyan weight --group events 10% --inheriting-only --reason 'undo of 10% → 25% by ann'"]}""";

    private Samples() {}

    static String plan() {
        return """
            {"groups":[{"group":"events","routes":[{"id":"event-page","from":10,"to":25,"points":15}],
             "clientsSeen":8300,"clientsMoving":1240,"toward":"modern",
             "room":{"maxConcurrent":256,"inUse":12,"expected":30,"enough":true},
             "says":"10% → 25%: about 1,240 of 8,300 clients seen in the last minute move to modern"}]}""";
    }
}
